using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Who may see a repository: makes one private again that was published.</summary>
internal sealed class SetVisibility(GitHubTenant tenant) : GitHubSetting<Repository>(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "github.set-visibility",
        Summary = "Set who may see a repository: make one private again that was published.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Repository, new("visibility", ValueType.Text, Required: true, "private, internal (an enterprise's), or public.")],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("visibility", ValueType.Text)),
        Undo = "Puts the visibility back, which publishes again what was public: say 'undo: false' where an attacker had published it. Stars, watchers and the tie to public forks are lost.",
        Idempotency = "The state is read first; a repository that is as wanted is left alone.",
        Preconditions = ["The organisation lets the App change visibilities. What was public may have been copied: rotate what stood there."],
        Permissions = [GitHubTerms.Right("metadata:read"), GitHubTerms.Right("administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "repos/repos#update-a-repository",
    };

    protected override Task<Answer<Repository>> ReadAsync(Place place, CancellationToken token) => place.Api.GetRepositoryAsync(place.Repository, token);

    protected override string? Wrong(Place place) =>
        place.Text("visibility") is "private" or "internal" or "public" ? null : $"visibility is private, internal or public, not '{place.Text("visibility")}'";

    protected override Repository Wanted(Place place, Repository now) => now with { Visibility = place.Text("visibility") };

    protected override async Task<ProviderFailure?> WriteAsync(Place place, Repository wanted, Repository now, CancellationToken token) =>
        (await place.Api.UpdateRepositoryAsync(place.Repository, new JsonObject { ["visibility"] = wanted.Visibility }, token)).Failure;

    protected override Value Written(Repository setting) => Value.MapOf(("visibility", Value.Of(setting.Visibility ?? (setting.Private ? "private" : "public"))));

    protected override string What(Place place, Repository now) => $"{place.Repository}";

    protected override string Said(Repository setting) => setting.Visibility ?? (setting.Private ? "private" : "public");

    protected override string TargetOf(Place place, Repository now) => $"{place.Target}/visibility";
}
