using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Facts;

/// <summary>A user or role of an account with every policy document that allows or denies it something.</summary>
/// <param name="Kind">user or role.</param>
/// <param name="Documents">JSON text: its own, those attached, and its groups'.</param>
/// <param name="Trust">A role's trust document, JSON text; empty for a user.</param>
/// <param name="Keys">A user's access keys.</param>
public sealed record AwsIdentity(
    string Account, string Kind, string Name, string Arn, ImmutableArray<string> Documents, string Trust, ImmutableArray<AwsKeyFacts> Keys)
{
    /// <summary>JSON text of the permissions boundary; null for none, empty for one that was not read.</summary>
    public string? Boundary { get; init; }

    public string Id => $"aws:{Account}/{Kind}/{Name}";
}
