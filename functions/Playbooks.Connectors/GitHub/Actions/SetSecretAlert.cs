using Playbooks.Connectors.GitHub.Alerts;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Closes an alert once its secret is dead, or opens it again.</summary>
internal sealed class SetSecretAlert(GitHubTenant tenant) : GitHubSetting<SecretAlert>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-secret-alert",
        Summary = "Resolve a secret scanning alert, or open it again.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.Repository,
            RevokeLeakedCredential.Alert,
            new("state", ValueType.Text, Required: true, "resolved or open."),
            new("resolution", ValueType.Text, Required: false, "revoked, false_positive, wont_fix or used_in_tests, where it is resolved; revoked where left out."),
            new("comment", ValueType.Text, Required: false, "Shown with the resolution."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("state", ValueType.Text), ("resolution", GitHubTerms.OptionalText), ("comment", GitHubTerms.OptionalText)),
        Undo = "Puts back the state, the resolution and the comment.",
        Idempotency = "The alert is read first; one that is as wanted is left alone.",
        Preconditions = ["To say 'revoked', the secret must not be known to work: its validity is not 'active'."],
        After = [RevokeLeakedCredential.Name],
        Permissions = [GitHubTerms.Right("secret_scanning_alerts:write")],
        Failures = GitHubFailures.OfChange(StillActive),
        Source = GitHubTerms.Docs + "secret-scanning/secret-scanning#update-a-secret-scanning-alert",
    };

    private static FailureCode StillActive { get; } = new("still-alive", "GitHub says that the secret still works. Revoke it where it was issued, and wait until the validity is checked again.", Retryable: true);

    protected override IEnumerable<string> Names => ["alert"];

    protected override string? Wrong(Place place) => (place.Text("state"), place.OptionalText("resolution")) switch
    {
        ("open", null) or ("resolved", null or "revoked" or "false_positive" or "wont_fix" or "used_in_tests") => null,
        ("open", _) => "an open alert has no resolution",
        ("resolved", var other) => $"resolution is revoked, false_positive, wont_fix or used_in_tests, not '{other}'",
        (var other, _) => $"state is resolved or open, not '{other}'",
    };

    protected override Task<Answer<SecretAlert>> ReadAsync(Place place, CancellationToken token) => place.Api.GetSecretAlertAsync(place.Repository, place.Number("alert"), token);

    protected override ActionOutcome? Refused(Place place, SecretAlert now) =>
        now is { State: "open", Validity: "active" } && place.Text("state") == "resolved" && (place.OptionalText("resolution") ?? "revoked") == "revoked"
            ? new ActionOutcome.FailedRetryable(StillActive.Code, $"the secret of alert {now.Number} of {place.Repository} still works, says GitHub", TimeSpan.FromMinutes(5))
            : null;

    protected override SecretAlert Wanted(Place place, SecretAlert now) => place.Text("state") == "resolved"
        ? now with { State = "resolved", Resolution = place.OptionalText("resolution") ?? "revoked", ResolutionComment = place.OptionalText("comment") ?? (now.State == "resolved" ? now.ResolutionComment : null) }
        : now with { State = "open", Resolution = null, ResolutionComment = null };

    protected override async Task<ProviderFailure?> WriteAsync(Place place, SecretAlert wanted, SecretAlert now, CancellationToken token) =>
        (await place.Api.UpdateSecretAlertAsync(place.Repository, wanted, token)).Failure;

    protected override Value Written(SecretAlert setting) => Value.MapOf(
        ("state", Value.Of(setting.State)), ("resolution", Value.Of(setting.Resolution)), ("comment", Value.Of(setting.ResolutionComment)));

    protected override string What(Place place, SecretAlert now) => $"the alert {now.Number} ({now.SecretType}) of {place.Repository}";

    protected override string Said(SecretAlert setting) => setting.State == "open" ? "open" : $"resolved as {setting.Resolution}";

    protected override string TargetOf(Place place, SecretAlert now) => $"{place.Target}/secret-alerts/{now.Number}";
}
