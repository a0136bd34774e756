using System.Collections.Immutable;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Stops another App of ours in the organisation, and every token that it was given; or lets it work again.</summary>
internal sealed class SetAppSuspended(GitHubTenant tenant) : GitHubSetting<Installation>(tenant)
{
    public static Parameter App { get; } = new("app", ValueType.Int, Required: true, "Number of the App, as github.list-apps gives it.");

    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-app-suspended",
        Summary = "Suspend an App's installation in an organisation, or let it work again.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Organization, App, new("suspended", ValueType.Bool, Required: true, "Whether the App is kept from working.")],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("suspended", ValueType.Bool)),
        Undo = "Puts it back as it was. An installation that an owner of the organisation suspended cannot be let go by the App, nor the other way round.",
        Idempotency = "The installation is read first; one that is as wanted is left alone.",
        Preconditions = ["The tenant's configuration has the App's private key: GitHub takes it from nobody else, and an owner of the organisation can only do it by hand.", "It is not the App that the run works as."],
        Permissions = [GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.OfChange(GitHubFailures.SelfLockout, NoKey),
        Source = GitHubTerms.Docs + "apps/apps#suspend-an-app-installation",
    };

    public static FailureCode NoKey { get; } = new("key-not-held", "The tenant's configuration holds no key of the App. Its owner suspends it by hand: organisation settings, GitHub Apps, Configure, Suspend.");

    protected override IEnumerable<string> Names => ["app"];

    /// <summary>Why the App must not be touched: it is ours.</summary>
    public static async Task<ActionOutcome?> OwnAsync(Place place, CancellationToken token)
    {
        if (!(await place.App.GetAppAsync(token)).Is(out var own, out var failure))
        {
            return place.Outcome(failure);
        }

        return own.Id == place.Number("app") ? new ActionOutcome.Refused(CloudCodes.SelfLockout, $"App {own.Id} ({own.Slug}) is what this run itself works as") : null;
    }

    protected override async Task<ActionOutcome?> StopAsync(Place place, CancellationToken token) =>
        await OwnAsync(place, token) is { } own ? own
        : place.OtherApp(place.Number("app")) is null ? new ActionOutcome.FailedFinal(NoKey.Code, $"no key of App {place.Number("app")} is configured")
        : null;

    protected override Task<Answer<Installation>> ReadAsync(Place place, CancellationToken token) =>
        place.OtherApp(place.Number("app")) is { } other
            ? other.App.GetInstallationAsync(other.Settings.InstallationId, token)
            : Task.FromResult<Answer<Installation>>(new ProviderFailure(FailureKind.Unusable, "github.get-installation", $"no key of App {place.Number("app")} is configured"));

    protected override Installation Wanted(Place place, Installation now) =>
        now with { SuspendedAt = place.Flag("suspended") == false ? null : now.SuspendedAt ?? place.Scope.RunStarted };

    protected override async Task<ProviderFailure?> WriteAsync(Place place, Installation wanted, Installation now, CancellationToken token)
    {
        var other = place.OtherApp(place.Number("app")) ?? throw new InvalidOperationException("the installation was read with the App's key");
        return (wanted.SuspendedAt is null
            ? await other.App.UnsuspendInstallationAsync(now.Id, token)
            : await other.App.SuspendInstallationAsync(now.Id, token)).Failure;
    }

    protected override Value Written(Installation setting) => Value.MapOf(("suspended", Value.Of(setting.SuspendedAt is not null)));

    protected override string What(Place place, Installation now) => $"the App {now.AppSlug} in {place.Owner}";

    protected override string Said(Installation setting) => setting.SuspendedAt is null ? "working" : "suspended";

    protected override string TargetOf(Place place, Installation now) => $"{place.Target}/apps/{now.AppSlug}";

    protected override ImmutableArray<string> Cuts(Place place, Installation now, Installation wanted) => wanted.SuspendedAt is null ? [] : [TargetOf(place, now)];
}
