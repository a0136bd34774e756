namespace Playbooks.Core.Reach.Workflows;

public enum UsesKind
{
    /// <summary><c>owner/repository[/path]@ref</c></summary>
    Action,

    /// <summary><c>./path</c>: whatever lies in the workspace at that moment.</summary>
    Local,

    /// <summary><c>$/path</c>: the workflow's own repository at the commit that runs (GitHub, since 2026-07-30).</summary>
    SelfRepository,

    /// <summary><c>docker://image</c></summary>
    Image,

    /// <summary>Computed; GitHub refuses it.</summary>
    Dynamic,

    /// <summary>None of these; GitHub refuses it.</summary>
    Invalid,
}
