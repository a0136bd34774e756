using System.Collections.Immutable;

namespace Playbooks.Core.Runs.Exits;

/// <param name="Items">At most <see cref="ExitGate.MostListed"/>.</param>
/// <param name="Count">All of them.</param>
public sealed record OpenCredentials(ImmutableArray<OpenCredential> Items, int Count);
