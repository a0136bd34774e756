namespace Playbooks.Core.Reach.Workflows;

/// <summary>Why a file gives no facts: it is no YAML (or too much of it), no map, or a map without jobs.</summary>
public abstract record WorkflowFault(string Reason)
{
    public sealed record Unreadable(string Reason) : WorkflowFault(Reason);

    public sealed record Structure(string Reason) : WorkflowFault(Reason);
}
