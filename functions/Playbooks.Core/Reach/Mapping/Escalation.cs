using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>A right of an identity in reach with which it could become another one, or act as an application. That it has the right does not say that it was used.</summary>
/// <param name="From">Node of the graph: the identity or its credential, or the permission by which it was come to.</param>
/// <param name="Identity"><c>aws:ACCOUNT/role/NAME</c>, <c>aws:ACCOUNT/user/NAME</c> or <c>entra:DIRECTORY/application/ID</c>.</param>
/// <param name="Node">The permission in the graph.</param>
/// <param name="Right">Action of AWS, or role or scope of an API.</param>
/// <param name="Becomes">Ids of those it could become, <see cref="MostNamed"/> at most.</param>
/// <param name="Count">How many these are.</param>
/// <param name="IsTierZero">It leads to every right of the account or directory.</param>
/// <param name="Source">The action that read the right.</param>
public sealed record Escalation(
    string From, string Identity, string Node, string Right, ImmutableArray<string> Becomes, int Count, bool IsTierZero, Finding Finding, string Source)
{
    public const int MostNamed = 20;
}
