using System.Collections.Immutable;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Language.Workflows;

namespace Playbooks.Hosting;

/// <summary>The contract of every action, as a tenant with every provider has them. Nothing is asked over the network.</summary>
public static class AllContracts
{
    public static ImmutableArray<ActionContract> Get()
    {
        var settings = new TenantSettings
        {
            Name = "catalog",
            Organisations = ["organisation"],
            GitHub = new GitHubSettings { AppId = "1", InstallationId = 1, AppKey = new AppKey.Held(() => null) },
            Accounts = [new AwsAccountSettings { Id = "000000000000", Region = "us-east-1" }],
            Entra = new EntraSettings { DirectoryId = "directory" },
        };
        using var connections = TenantConnections.Open(settings, WorkflowReader.Read, TimeProvider.System, () => 0);
        return [.. connections.Actions.Concat(EngineCatalog.Actions(Value.EmptyMap)).Select(action => action.Contract), .. EngineActions.All];
    }
}
