using Playbooks.Connectors.GitHub.Hooks;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Silences a webhook or leads it elsewhere, and keeps its secret. Never deletes it: nobody could read the secret for making it again.</summary>
internal sealed class SetWebhook(GitHubTenant tenant) : GitHubSetting<Hook>(tenant)
{
    public static Parameter Number { get; } = new("hook", ValueType.Int, Required: true, "Id of the webhook.");

    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-webhook",
        Summary = "Set whether a webhook sends, and where to.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            Number,
            new("active", ValueType.Bool, Required: false, "False silences it; as it is where left out."),
            new("url", ValueType.Text, Required: false, "Where it sends to, an https address; as it is where left out."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("active", ValueType.Bool), ("url", GitHubTerms.OptionalText)),
        Undo = "Puts both back. The secret is never touched.",
        Idempotency = "The webhook is read first; one that is as wanted is left alone.",
        Permissions = [GitHubTerms.Right("repository_hooks:write"), GitHubTerms.Right("organization_hooks:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "repos/webhooks#update-a-webhook-configuration-for-a-repository",
    };

    protected override IEnumerable<string> Names => ["hook"];

    public static HookPlace PlaceOf(Place place) => new(place.Owner, place.IsRepository ? place.Repository : null, place.Number("hook"));

    protected override string? Wrong(Place place) =>
        place.OptionalText("url") is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
            ? $"url is an https address (or an http one, to put back what was), not '{url}'"
            : null;

    protected override Task<Answer<Hook>> ReadAsync(Place place, CancellationToken token) => place.Api.GetHookAsync(PlaceOf(place), token);

    protected override Hook Wanted(Place place, Hook now) => now with
    {
        Active = place.Flag("active") ?? now.Active,
        Config = now.Config with { Url = place.OptionalText("url") ?? now.Config.Url },
    };

    protected override async Task<ProviderFailure?> WriteAsync(Place place, Hook wanted, Hook now, CancellationToken token)
    {
        var hook = PlaceOf(place);
        if (wanted.Config.Url is { } url && url != now.Config.Url && (await place.Api.SetHookUrlAsync(hook, url, token)).Failure is { } failure)
        {
            return failure;
        }

        return wanted.Active == now.Active ? null : (await place.Api.SetHookActiveAsync(hook, wanted.Active, token)).Failure;
    }

    protected override Value Written(Hook setting) => Value.MapOf(("active", Value.Of(setting.Active)), ("url", Value.Of(setting.Config.Url)));

    protected override string What(Place place, Hook now) => $"the webhook {now.Id} of {place.Target}";

    protected override string Said(Hook setting) => setting.Active ? $"sending to {setting.Config.Url}" : $"silent (to {setting.Config.Url})";

    protected override string TargetOf(Place place, Hook now) => PlaceOf(place).ToString();
}
