using System.Collections.Immutable;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Rotation.Checks;
using Playbooks.Connectors.Rotation.Places;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation;

/// <summary>Reads <c>places</c>, <c>checks</c> and <c>readers</c>; all that is wrong is said at once.</summary>
/// <param name="github">Null where the tenant has no GitHub.</param>
internal sealed class RotationArguments(AwsTenant? aws, GitHubApi? github, HealthChecks health)
{
    public static ImmutableArray<Parameter> Inputs { get; } =
    [
        new("places", ValueType.ListOf(ValueType.Any), Required: true,
            "Where the value is kept: {kind: github-actions-secret, github-dependabot-secret or github-codespaces-secret, repository or organisation, environment?, names: {id?, secret}}, {kind: aws-secret, account?, secretId, keys: {id?, secret}} or {kind: aws-parameter, account?, names: {id?, secret}}."),
        new("checks", ValueType.ListOf(ValueType.Any), Required: false,
            "What proves the consumers: {kind: github-workflow, repository, workflow, ref} or {kind: http, url}."),
        new("grace", ValueType.Text, Required: false, "How long the old credential is kept before it is deleted: 24h, 30m, 7d. Where it is left out, one that can be deactivated is kept, and any other is deleted at once."),
        new("readers", ValueType.ListOf(ValueType.Text), Required: false, "Accesses that could read the places; all must be dead before the new value is written."),
    ];

    public (RotationPlan? Plan, ActionOutcome? Why) Read(Call call, IIssuer issuer, string old, IActionScope scope)
    {
        var wrong = new List<string>();
        var places = Items(call, "places").Select((item, n) => Place(item, $"places[{n}]", scope, wrong)).OfType<ISecretPlace>().ToImmutableArray();
        var checks = Items(call, "checks").Select((item, n) => Check(item, $"checks[{n}]", scope, wrong)).OfType<IConsumerCheck>().ToImmutableArray();
        if (places.IsEmpty && issuer.OwnPlace is null && wrong.Count == 0)
        {
            wrong.Add("places: at least one is needed, for a new value that is kept nowhere is lost");
        }

        var grace = Grace(call, wrong);
        return wrong.Count > 0
            ? (null, new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, string.Join("; ", wrong)))
            // A place that can be read comes first: after a crash the value is recovered from it.
            : (new RotationPlan(issuer, old, [.. issuer.OwnPlace is { } own ? [own] : Array.Empty<ISecretPlace>(), .. places.OrderBy(p => p is GitHubSecretPlace ? 1 : 0)], checks, [.. call.Texts("readers")]) { Spares = [.. call.Texts("spares")], Grace = grace }, null);
    }

    private static TimeSpan? Grace(Call call, List<string> wrong)
    {
        if (call.Optional("grace") is not { } text)
        {
            return null;
        }

        var isNumber = int.TryParse(text.AsSpan(0, Math.Max(text.Length - 1, 0)), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count);
        TimeSpan? grace = (isNumber && count is > 0 and <= 10_000, text[^1..]) switch
        {
            (true, "m") => TimeSpan.FromMinutes(count),
            (true, "h") => TimeSpan.FromHours(count),
            (true, "d") => TimeSpan.FromDays(count),
            _ => null,
        };
        if (grace is null)
        {
            wrong.Add($"grace: is written 30m, 24h or 7d, not '{text}'");
        }

        return grace;
    }

    private static ImmutableArray<Value> Items(Call call, string name) => call.Arguments.Get(name)?.Items ?? [];

    private ISecretPlace? Place(Value item, string at, IActionScope scope, List<string> wrong)
    {
        switch (item.GetText("kind"))
        {
            case "aws-secret" when Names(item, "keys") is { } keys && item.GetText("secretId") is { } secret:
                if (aws is not null && aws.Find(item.GetText("account"), out var access, out _))
                {
                    return new AwsSecretPlace(access, secret, keys, scope);
                }

                wrong.Add($"{at}: the account is not configured");
                return null;
            case "aws-parameter" when Names(item, "names") is { } parameters:
                if (aws is not null && aws.Find(item.GetText("account"), out var holder, out _))
                {
                    return new AwsParameterPlace(holder, parameters, scope);
                }

                wrong.Add($"{at}: the account is not configured");
                return null;
            case "github-actions-secret" or "github-dependabot-secret" or "github-codespaces-secret" when Names(item, "names") is { } names:
                if (github is not null && Scope(item) is { } where)
                {
                    return new GitHubSecretPlace(github, where, names, scope);
                }

                wrong.Add($"{at}: needs a configured GitHub, and a repository 'owner/name' or an organisation (none for Codespaces, whose secrets GitHub does not open to Apps)");
                return null;
            case "aws-secret" or "aws-parameter" or "github-actions-secret" or "github-dependabot-secret" or "github-codespaces-secret":
                wrong.Add($"{at}: needs {(item.GetText("kind") == "aws-secret" ? "secretId and keys" : "names")} with a name for 'secret'");
                return null;
            default:
                wrong.Add($"{at}: kind is github-actions-secret, github-dependabot-secret, github-codespaces-secret, aws-secret or aws-parameter");
                return null;
        }
    }

    private IConsumerCheck? Check(Value item, string at, IActionScope scope, List<string> wrong)
    {
        switch (item.GetText("kind"))
        {
            case "github-workflow" when github is not null && RepositoryName.TryParse(item.GetText("repository"), out var repository)
                && item.GetText("workflow") is { } workflow && item.GetText("ref") is { } reference:
                return new WorkflowCheck(github, repository, workflow, reference, scope);
            case "http" when Uri.TryCreate(item.GetText("url"), UriKind.Absolute, out var url) && health.Permits(url):
                return new HttpCheck(health, url, scope);
            default:
                wrong.Add($"{at}: is {{kind: github-workflow, repository, workflow, ref}} with a configured GitHub, or {{kind: http, url}} with an https address");
                return null;
        }
    }

    private static SecretScope? Scope(Value item)
    {
        var store = item.GetText("kind")?.Split('-')[1] ?? SecretScope.Actions;
        var environment = item.GetText("environment");
        return (RepositoryName.TryParse(item.GetText("repository"), out var repository), store) switch
        {
            (true, SecretScope.Actions) when environment is not null => new SecretScope.OfEnvironment(repository, environment),
            (true, _) => new SecretScope.OfRepository(repository, store),
            (false, not "codespaces") when item.GetText("organisation") is { } organisation => new SecretScope.OfOrganization(organisation, store),
            _ => null,
        };
    }

    private static ImmutableSortedDictionary<string, string>? Names(Value item, string member)
    {
        var names = new[] { NewCredential.IdField, NewCredential.SecretField }
            .Select(field => (field, name: item.Get(member)?.GetText(field)))
            .Where(n => n.name is not null)
            .ToImmutableSortedDictionary(n => n.field, n => n.name ?? "", StringComparer.Ordinal);
        return names.ContainsKey(NewCredential.SecretField) ? names : null;
    }
}
