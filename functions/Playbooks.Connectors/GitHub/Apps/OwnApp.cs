namespace Playbooks.Connectors.GitHub.Apps;

/// <summary>The App that the run works as.</summary>
internal sealed record OwnApp(long Id, string? Slug = null, string? ClientId = null);
