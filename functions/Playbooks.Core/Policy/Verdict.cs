namespace Playbooks.Core.Policy;

public enum Verdict
{
    Allow,

    /// <summary>Performed, and said aloud in plan and report.</summary>
    Warn,

    /// <summary>Only with a checkpoint, whatever the playbook says.</summary>
    Ask,

    Deny,
}
