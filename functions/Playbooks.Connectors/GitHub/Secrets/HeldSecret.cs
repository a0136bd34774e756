using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Secrets;

/// <summary>A secret with who holds it.</summary>
/// <param name="Scope">repository or organization.</param>
/// <param name="Repositories">That an organisation's secret is selected for.</param>
internal sealed record HeldSecret(StoredSecret Secret, string Scope, ImmutableArray<string> Repositories);
