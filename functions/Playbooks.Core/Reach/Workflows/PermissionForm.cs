namespace Playbooks.Core.Reach.Workflows;

public enum PermissionForm
{
    /// <summary>Not stated.</summary>
    Default,

    /// <summary><c>permissions: {}</c>: nothing at all.</summary>
    Empty,

    /// <summary>Scope by scope; a scope that is not named is <c>none</c>.</summary>
    Map,

    ReadAll,

    WriteAll,

    /// <summary>Something GitHub refuses.</summary>
    Invalid,
}
