namespace Playbooks.Core.Reach.Workflows;

/// <summary>How firmly a <c>uses</c> names its code. Only <see cref="Sha"/> and <see cref="Digest"/> cannot be moved by whoever publishes it.</summary>
public enum PinKind
{
    None,

    /// <summary>A full commit SHA of 40 hexadecimal digits.</summary>
    Sha,

    /// <summary>Reads like a version: <c>v4</c>, <c>1.2.3</c>. A tag can be moved.</summary>
    VersionTag,

    /// <summary>A branch, another tag, or a short SHA, which GitHub treats as a name.</summary>
    BranchOrOther,

    /// <summary>An image by tag, or by nothing.</summary>
    Tag,

    /// <summary>An image by its content.</summary>
    Digest,

    /// <summary>Code of the repository itself.</summary>
    Local,

    /// <summary>Computed.</summary>
    Dynamic,
}
