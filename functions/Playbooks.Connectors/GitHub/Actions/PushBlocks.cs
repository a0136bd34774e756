using Playbooks.Connectors.GitHub.Rulesets;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>What blocking pushes and lifting the block share: our rulesets, known by their name.</summary>
internal static class PushBlocks
{
    public const string Block = "github.block-pushes";

    public const string Lift = "github.lift-push-block";

    private const string UsualName = "incident response: pushes are blocked";

    public static Parameter Name { get; } = new("name", ValueType.Text, Required: false, $"Name of the ruleset; '{UsualName}' where left out.");

    public static Parameter Target { get; } = new("target", ValueType.Text, Required: false, "branch or tag; branch where left out.");

    public static string NameOf(Place place) => place.OptionalText("name") ?? $"{UsualName}{(TargetOf(place) == "tag" ? " (tags)" : "")}";

    public static string TargetOf(Place place) => place.OptionalText("target") ?? "branch";

    /// <summary>The whole ruleset of that name; a failure of absence where there is none.</summary>
    public static async Task<(Ruleset? Found, ProviderFailure? Why)> FindAsync(Place place, CancellationToken token)
    {
        var listed = place.IsRepository ? await place.Api.ListRulesetsAsync(place.Repository, token) : await place.Api.ListRulesetsAsync(place.Owner, token);
        if (!listed.Is(out var rulesets, out var failure))
        {
            return (null, failure);
        }

        if (rulesets.FirstOrDefault(r => r.Name == NameOf(place)) is not { } short_)
        {
            return (null, null);
        }

        var read = place.IsRepository ? await place.Api.GetRulesetAsync(place.Repository, short_.Id, token) : await place.Api.GetRulesetAsync(place.Owner, short_.Id, token);
        return read.Is(out var found, out var unread) ? (found, null) : (null, unread);
    }
}
