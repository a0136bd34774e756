namespace Playbooks.Connectors.GitHub.Alerts;

/// <summary>A secret that GitHub found in the open, without its value.</summary>
/// <param name="State">open or resolved.</param>
/// <param name="Validity">active, inactive or unknown.</param>
internal sealed record SecretAlert(
    long Number, string State, string? Resolution = null, string? ResolutionComment = null, string? SecretType = null, string? Validity = null,
    bool? PubliclyLeaked = null, bool? MultiRepo = null, DateTimeOffset? CreatedAt = null, string? HtmlUrl = null, AlertRepository? Repository = null);
