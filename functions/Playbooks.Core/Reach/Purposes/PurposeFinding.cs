using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Purposes;

/// <summary>An identity in reach that may more than it is registered for, or of which nobody said what it is for.</summary>
/// <param name="Node">Of the graph: the identity, or a credential of its.</param>
/// <param name="Identity">As <c>aws:ACCOUNT/role/NAME</c>, <c>entra:DIRECTORY/application/ID</c>, <c>github:OWNER/REPO/deploy-key</c>, or the credential's id.</param>
/// <param name="Purpose">As its owner wrote it; empty for none.</param>
/// <param name="Excess">What it was given beyond what is intended, <see cref="MostNamed"/> at most.</param>
/// <param name="Count">How many these are.</param>
/// <param name="Finding">Its grade is how surely the identity is in reach.</param>
/// <param name="Source">The action that read the permissions.</param>
public sealed record PurposeFinding(
    string Node, string Identity, string Owner, string Purpose, ImmutableArray<string> Excess, int Count, Finding Finding, string Source)
{
    public const int MostNamed = 50;

    public const string NoPurpose = "no-registered-purpose";

    public const string NoIntent = "no-registered-permissions";

    public const string TooMuch = "more-than-intended";

    public const string NotRead = "permissions-not-read";
}
