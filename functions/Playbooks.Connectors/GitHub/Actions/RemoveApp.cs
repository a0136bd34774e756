using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Takes an App out of an organisation, through the enterprise: the way that needs no key of the App.</summary>
internal sealed class RemoveApp(GitHubTenant tenant) : GitHubRemoval<Installation>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.remove-app",
        Summary = "Remove an App from an organisation of an enterprise.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Destroys,
        Inputs = [GitHubTerms.Organization, SetAppSuspended.App, new("enterprise", ValueType.Text, Required: true, "Slug of the enterprise that the organisation belongs to.")],
        Output = Removed,
        Undo = "None: an owner installs it again and grants it its permissions. Suspend it where that is possible.",
        Idempotency = "An App that is not in the list counts as removed.",
        Preconditions = ["Our App is installed on the enterprise.", "It is not the App that the run works as."],
        Permissions = [GitHubTerms.Right("organization_administration:read"), GitHubTerms.Right("enterprise_organization_installations:write")],
        Failures = GitHubFailures.OfChange(GitHubFailures.SelfLockout),
        Source = GitHubTerms.Docs + "enterprise-admin/organization-installations#uninstall-a-github-app-from-an-enterprise-owned-organization",
    };

    protected override Task<ActionOutcome?> StopAsync(Place place, CancellationToken token) => SetAppSuspended.OwnAsync(place, token);

    protected override async Task<Answer<ImmutableArray<Installation>>> FindAsync(Place place, CancellationToken token) =>
        Those(await place.Api.ListInstallationsAsync(place.Owner, token), i => i.AppId == place.Number("app"));

    protected override Task<Answer<Done>> RemoveAsync(Place place, Installation item, CancellationToken token) =>
        place.Api.RemoveInstallationAsync(place.Text("enterprise"), place.Owner, item.Id, token);

    protected override string TargetOf(Place place, ImmutableArray<Installation> there) => $"{place.Target}/apps/{(there.IsEmpty ? $"{place.Number("app")}" : there[0].AppSlug)}";

    protected override Value Written(Installation item) => Value.MapOf(("installation", Value.Of(item.Id)));

    protected override string Said(Place place, ImmutableArray<Installation> there) => $"The App {there[0].AppSlug} is removed from {place.Owner}.";
}
