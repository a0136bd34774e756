using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Where one call works: the repository, or the organisation, that its arguments name, and the connection there.</summary>
internal sealed class Place
{
    private readonly GitHubTenant tenant;
    private readonly RepositoryName? repository;

    private Place(GitHubTenant tenant, GitHubApi api, GitHubApi app, string owner, RepositoryName? repository, Call call, IActionScope scope)
    {
        (this.tenant, this.repository) = (tenant, repository);
        (Api, App, Owner, Call, Scope) = (api, app, owner, call, scope);
    }

    public GitHubApi Api { get; }

    /// <summary>Asks as the App itself.</summary>
    public GitHubApi App { get; }

    public string Owner { get; }

    public Call Call { get; }

    public IActionScope Scope { get; }

    public bool IsRepository => repository is not null;

    /// <summary>Only where <see cref="IsRepository"/>.</summary>
    public RepositoryName Repository => repository ?? throw new InvalidOperationException($"{Call.Uses} works on an organisation here");

    /// <summary>The stem of every target here: <c>github:acme/web</c>, or <c>github:acme</c>.</summary>
    public string Target => $"github:{repository?.ToString() ?? Owner}";

    public static bool TryFind(GitHubTenant tenant, Call call, IActionScope scope, [NotNullWhen(true)] out Place? place, [NotNullWhen(false)] out ActionOutcome? why)
    {
        (place, why) = (null, null);
        var (name, organization) = (call.Arguments.GetText("repository"), call.Arguments.GetText("organization"));
        RepositoryName? repository = RepositoryName.TryParse(name, out var parsed) ? parsed : null;
        if ((name is null) == (organization is null) || (name is not null && repository is null))
        {
            why = new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, $"{call.Uses} needs either a repository as owner/name or an organization; got '{name ?? organization}'");
            return false;
        }

        var owner = repository?.Owner ?? organization ?? "";
        if (tenant.Find(owner) is not { } api || tenant.FindApp(owner) is not { } app)
        {
            why = new ActionOutcome.FailedFinal("not-configured", $"no GitHub App installation is configured for '{owner}'; the tenant has {string.Join(", ", tenant.Organizations)}");
            return false;
        }

        place = new Place(tenant, api, app, owner, repository, call, scope);
        return true;
    }

    /// <summary>Another App of the organisation's whose key or client secret is held; null where none is.</summary>
    public OtherAppAccess? OtherApp(long id) => tenant.FindOther(Owner, id);

    public IEnumerable<long> Numbers(string name) => Call.Arguments.Get(name)?.Items.OfType<Value.Int>().Select(i => i.Number) ?? [];

    public string Text(string name) =>
        Call.Arguments.GetText(name) ?? throw new ArgumentException($"{Call.Uses} needs the text '{name}'");

    public long Number(string name) =>
        Call.Arguments.Get(name) is Value.Int number ? number.Number : throw new ArgumentException($"{Call.Uses} needs the number '{name}'");

    public long? OptionalNumber(string name) => (Call.Arguments.Get(name) as Value.Int)?.Number;

    public string? OptionalText(string name) => Call.Arguments.GetText(name) is { Length: > 0 } text ? text : null;

    /// <summary>The texts of a list argument; null where it is left out.</summary>
    public ImmutableArray<string>? Texts(string name) =>
        Call.Arguments.Get(name) is Value.List list ? [.. list.Items.OfType<Value.Text>().Select(t => t.Content)] : null;

    /// <summary>The place, the arguments that name a thing there, and what is no null of <paramref name="setting"/>: the arguments of another call.</summary>
    public Value With(IEnumerable<string> names, Value setting)
    {
        var all = new ValueMap.Builder();
        all.Set(Value.Of(IsRepository ? "repository" : "organization"), Value.Of(repository?.ToString() ?? Owner));
        foreach (var name in names.Where(n => Call.Arguments.Get(n) is not null))
        {
            all.Set(Value.Of(name), Call.Arguments.Get(name) ?? Value.Nothing);
        }

        foreach (var (name, value) in ((Value.Map)setting).Entries.Where(e => e.Value is not Value.Null))
        {
            all.Set(name, value);
        }

        return new Value.Map(all.Build());
    }

    public bool? Flag(string name) => (Call.Arguments.Get(name) as Value.Bool)?.Flag;

    public ActionOutcome Outcome(ProviderFailure failure) => GitHubOutcomes.Of(failure, Scope.Time.GetUtcNow());

    public SurveyOutcome Failed(ProviderFailure failure) => new SurveyOutcome.Failed(Outcome(failure));
}
