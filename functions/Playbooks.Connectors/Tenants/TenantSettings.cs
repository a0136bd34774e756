using System.Collections.Immutable;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.GitHub;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tenants;

/// <summary>What one tenant file says: the GitHub organisations, AWS accounts and Entra directory that runs work on, and the people who decide.</summary>
public sealed record TenantSettings
{
    public required string Name { get; init; }

    /// <summary>A simulated tenant; every address is on loopback.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>How far the sandbox's clock is from the machine's; zero for real tenants.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>Where a sandbox is asked for its state and score; null for real tenants.</summary>
    public Uri? Control { get; init; }

    public ImmutableArray<string> Organisations { get; init; } = [];

    public GitHubSettings? GitHub { get; init; }

    public ImmutableArray<AwsAccountSettings> Accounts { get; init; } = [];

    public EntraSettings? Entra { get; init; }

    /// <summary>The credential registry: what is known of credentials, their places and consumers.</summary>
    public Value Registry { get; init; } = Value.EmptyMap;

    /// <summary>A folder of inventories that other teams fill; null where the tenant names none.</summary>
    public string? Inventories { get; init; }

    /// <summary>Origins that health checks of consumers may ask.</summary>
    public ImmutableArray<string> HealthOrigins { get; init; } = [];

    public ImmutableArray<TenantPerson> People { get; init; } = [];

    public ImmutableArray<TenantWorkload> Workloads { get; init; } = [];

    /// <summary><c>sha256:</c> over who decides, in which roles and proven by which sign-in; the order in which the file names them does not count.</summary>
    public string PeopleDigest => PlaybookJson.DigestOf(Value.ListOf(People.OrderBy(person => person.Id, StringComparer.Ordinal).Select(Pinned)));

    /// <summary>Paths of the files that hold the run's own credentials.</summary>
    public ImmutableArray<string> SecretFiles { get; init; } = [];

    /// <summary>Accesses, as plans write them, that nothing may cut besides those of the credentials above, which are guarded anyway.</summary>
    public ImmutableArray<string> Protected { get; init; } = [];

    /// <summary>Sign-in stands there only where the file names it: runs that were started before it could are pinned to the same people.</summary>
    private static Value Pinned(TenantPerson person) => Value.MapOf([
        ("id", Value.Of(person.Id)),
        ("roles", Value.ListOf(person.Roles.Distinct().Order(StringComparer.Ordinal))),
        .. person.SignIn is { } subject ? new[] { ("signIn", Value.ListOf([subject.Issuer, subject.Id])) } : [],
    ]);
}
