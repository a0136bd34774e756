using System.Collections.Immutable;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Actions;
using Playbooks.Connectors.Rotation;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Tenants;

/// <summary>The open connections of one tenant, and every action that works through them.</summary>
public sealed class TenantConnections : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<IDisposable> open = [];
    private readonly TenantSettings settings;
    private readonly TimeProvider time;
    private AwsConnection? aws;
    private EntraConnection? entra;

    private TenantConnections(TenantSettings settings, TimeProvider time) => (this.settings, this.time) = (settings, time);

    public IReadOnlyList<IAction> Actions { get; private set; } = [];

    /// <exception cref="ArgumentException">An address in the settings is none that may be talked to.</exception>
    public static TenantConnections Open(TenantSettings settings, ReadWorkflow readWorkflow, TimeProvider time, Func<double> chance, ReadLockfile? readLockfile = null, FederateWorkflow? federate = null)
    {
        var connections = new TenantConnections(settings, time);
        var github = settings.GitHub is null ? null : connections.Keep(GitHubConnection.Open(settings.GitHub, time, chance));
        var aws = settings.Accounts.IsEmpty ? null : connections.Keep(AwsConnection.Open(settings.Accounts, settings.Protected, time, chance));
        var entra = settings.Entra is null ? null : connections.Keep(EntraConnection.Open(settings.Entra, time, chance));
        var rotations = connections.Keep(Rotations.Over(aws, entra, github, settings.HealthOrigins, time, chance));
        var tenant = new GitHubTenant(github is null ? [] : settings.Organisations.Select(name => KeyValuePair.Create(name, github)));
        connections.Actions =
        [
            .. GitHubActions.In(tenant, readWorkflow, readLockfile, federate),
            .. aws?.Actions ?? [],
            .. entra?.Actions ?? [],
            .. rotations.Actions,
        ];
        (connections.aws, connections.entra) = (aws, entra);
        return connections;
    }

    /// <summary>
    /// What nothing in a run may cut: the accesses that the tenant file guards, those of the credentials that the run works with, the secrets
    /// that hold these, and the accounts of the people who decide, as plans write them. A provider that does not answer adds nothing; its actions ask for themselves before they cut.
    /// </summary>
    public async Task<ImmutableArray<string>> GuardedAccessesAsync(CancellationToken token)
    {
        string[] app = settings.GitHub is { } github ? [$"github-app:{github.AppId}", $"github-app:{github.AppId}/installation/{github.InstallationId}"] : [];
        var keys = aws is null ? [] : await SoonAsync(aws.OwnAccessesAsync, token);
        var application = entra is null ? [] : await SoonAsync(entra.Access.OwnAccessesAsync, token);
        return [.. settings.Protected.Concat(app).Concat(keys).Concat(application).Concat(OwnStores()).Concat(Approvers()).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Where the registry says that the value of a credential lies that the run works with.</summary>
    private IEnumerable<string> OwnStores() =>
        from credential in RegistryReader.Read(settings.Registry).Registry.Credentials
        where credential.IsResponder
        from place in credential.Places
        where place.Place.Kind is SecretPlace.AwsSecret or SecretPlace.AwsParameter
        select $"aws:{place.Place.Scope}/{(place.Place.Kind == SecretPlace.AwsSecret ? "secret" : "parameter")}/{place.Place.Name}";

    /// <summary>Whoever the run may wait for has to be able to sign in; one who is not trusted any more is taken out of the tenant file first.</summary>
    private IEnumerable<string> Approvers() => entra is null ? [] : settings.People.Where(person => person.Id.Contains('@', StringComparison.Ordinal)).Select(person => entra.Access.UserNamed(person.Id));

    public void Dispose()
    {
        open.Reverse();
        open.ForEach(connection => connection.Dispose());
        open.Clear();
    }

    /// <summary>A provider that is down must not keep an incident from being handled.</summary>
    private async Task<ImmutableArray<string>> SoonAsync(Func<CancellationToken, Task<ImmutableArray<string>>> ask, CancellationToken token)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, token);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return [];
        }
    }

    private T Keep<T>(T connection)
        where T : IDisposable
    {
        open.Add(connection);
        return connection;
    }
}
