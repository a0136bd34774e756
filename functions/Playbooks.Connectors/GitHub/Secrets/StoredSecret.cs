namespace Playbooks.Connectors.GitHub.Secrets;

/// <summary>A secret as GitHub shows it: never its value.</summary>
/// <param name="Visibility">all, private or selected; only for an organisation's secret.</param>
internal sealed record StoredSecret(string Name, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? Visibility = null);
