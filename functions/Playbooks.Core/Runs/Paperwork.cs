namespace Playbooks.Core.Runs;

/// <summary>What is still to be written down before the run goes on.</summary>
public enum Paperwork
{
    None,
    Report,
    Signature,
}
