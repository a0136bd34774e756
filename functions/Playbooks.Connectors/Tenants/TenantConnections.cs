using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Actions;
using Playbooks.Connectors.Rotation;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Tenants;

/// <summary>The open connections of one tenant, and every action that works through them.</summary>
public sealed class TenantConnections : IDisposable
{
    private readonly List<IDisposable> open = [];

    private TenantConnections()
    {
    }

    public IReadOnlyList<IAction> Actions { get; private set; } = [];

    /// <exception cref="ArgumentException">An address in the settings is none that may be talked to.</exception>
    public static TenantConnections Open(TenantSettings settings, ReadWorkflow readWorkflow, TimeProvider time, Func<double> chance)
    {
        var connections = new TenantConnections();
        var github = settings.GitHub is null ? null : connections.Keep(GitHubConnection.Open(settings.GitHub, time, chance));
        var aws = settings.Accounts.IsEmpty ? null : connections.Keep(AwsConnection.Open(settings.Accounts, time, chance));
        var entra = settings.Entra is null ? null : connections.Keep(EntraConnection.Open(settings.Entra, time, chance));
        var rotations = connections.Keep(Rotations.Over(aws, entra, github, settings.HealthOrigins, time, chance));
        var tenant = new GitHubTenant(github is null ? [] : settings.Organisations.Select(name => KeyValuePair.Create(name, github)));
        connections.Actions =
        [
            .. GitHubActions.In(tenant, readWorkflow),
            .. aws?.Actions ?? [],
            .. entra?.Actions ?? [],
            .. rotations.Actions,
        ];
        return connections;
    }

    public void Dispose()
    {
        open.Reverse();
        open.ForEach(connection => connection.Dispose());
        open.Clear();
    }

    private T Keep<T>(T connection)
        where T : IDisposable
    {
        open.Add(connection);
        return connection;
    }
}
