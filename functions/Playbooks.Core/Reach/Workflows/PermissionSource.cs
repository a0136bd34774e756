namespace Playbooks.Core.Reach.Workflows;

public enum PermissionSource
{
    /// <summary>The repository's or organisation's setting, which the file does not show.</summary>
    Default,

    Workflow,

    Job,
}
