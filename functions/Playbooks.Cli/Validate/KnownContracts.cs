using System.Collections.Immutable;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Actions;
using Playbooks.Core.Actions;
using Playbooks.Language.Workflows;

namespace Playbooks.Cli.Validate;

/// <summary>The contracts of every action this program has, without a tenant: nothing is connected and nothing is sent.</summary>
internal static class KnownContracts
{
    public static ImmutableArray<ActionContract> All()
    {
        using var github = new GitHubTenant([]);
        using var aws = AwsConnection.Open([], TimeProvider.System, () => 0);
        using var entra = EntraConnection.Open(new EntraSettings { DirectoryId = "none" }, TimeProvider.System, () => 0);
        return [.. GitHubActions.In(github, WorkflowReader.Read).Concat(aws.Actions).Concat(entra.Actions).Select(action => action.Contract)];
    }
}
