using Playbooks.Sandbox.GitHub.Apps;
using Playbooks.Sandbox.GitHub.Credentials;
using Playbooks.Sandbox.GitHub.Hooks;
using Playbooks.Sandbox.GitHub.Organisations;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub;

/// <summary>All state of the simulated GitHub.</summary>
internal sealed class GitHubWorld(TenantContext context, GitHubApp app)
{
    public TenantContext Context => context;

    public Mint Mint => context.Mint;

    public GitHubApp App => app;

    /// <summary>The responder's own App, and those of others.</summary>
    public List<GitHubApp> Apps { get; } = [app];

    public RateLimit Limit { get; } = new(context.Options.RequestsPerHour, context.Options.PointsPerMinute);

    public SortedDictionary<string, Organisation> Organisations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Links that authorise themselves for a minute: path to what they show.</summary>
    public Dictionary<string, (DateTimeOffset Expires, Func<(byte[] Body, string Type)> Content)> Links { get; } = new(StringComparer.Ordinal);

    public TokenRevocations Tokens { get; } = new(context.Options.VisibilityDelay);

    /// <summary>Whether the receiver of a hook, where the scenario names the place that it reads its secret from, believes the signature.</summary>
    public bool Accepts(Hook hook, DateTimeOffset now) => hook.Receiver is not { } place || context.Tenant.Read(place, now) == hook.Secret;

    public IEnumerable<Repository> Repositories => Organisations.Values.SelectMany(organisation => organisation.Repositories.Values);

    public Repository? Repository(string owner, string name) => Organisations.GetValueOrDefault(owner)?.Repositories.GetValueOrDefault(name);

    public Repository? Repository(string fullName) => fullName.Split('/') is [var owner, var name] ? Repository(owner, name) : null;
}
