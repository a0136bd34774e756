namespace Playbooks.Connectors.GitHub.Oidc;

/// <summary>How the subject of a workflow's identity token is made.</summary>
/// <param name="UseDefault">Only a repository says it; an organisation's template counts for a repository that says false.</param>
/// <param name="UseImmutableSubject">Owner and repository carry their ids.</param>
internal sealed record SubjectTemplate(bool? UseDefault = null, IReadOnlyList<string>? IncludeClaimKeys = null, bool? UseImmutableSubject = null, string? SubClaimPrefix = null);
