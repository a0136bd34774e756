using System.Collections.Immutable;
using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <param name="Kind">As the mapping names it: artifact, job, credential, identity, permission, …</param>
/// <param name="Detail">In words; may be empty.</param>
/// <param name="Layer">Column in the picture, from 0.</param>
/// <param name="Place">Repository, account or directory it belongs to, or empty: what big graphs are grouped by.</param>
/// <param name="Count">How many things it stands for.</param>
/// <param name="Jewel">Why it is a crown jewel; empty for what is none.</param>
/// <param name="Members">Of a group: the names of what it stands for, bounded; empty else.</param>
public sealed record ReachNode(
    string Id, string Kind, Cell Label, Cell Detail, int Layer, string Place, int Count = 1, Grade Grade = Grade.Possible, string Jewel = "", ImmutableArray<string> Members = default)
{
    /// <summary>The kind of what a job is given and loses when it ends.</summary>
    public const string Token = "token";

    /// <summary>The kind of what a credential was used from.</summary>
    public const string Address = "address";

    /// <summary>Begins the id of a right with which an identity could become another one; such rights are listed on their own.</summary>
    public const string Right = "permission:";

    public ImmutableArray<string> Members { get; init; } = Members.IsDefault ? [] : Members;
}
