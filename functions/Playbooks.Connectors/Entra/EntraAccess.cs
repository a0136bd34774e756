using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Connectors.Entra.Logs;
using Playbooks.Connectors.Entra.Tokens;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Entra;

/// <summary>The clients of one directory, and the responder's own token there.</summary>
internal sealed class EntraAccess(GraphChannel graph, EntraAuthority own) : IDisposable
{
    public string DirectoryId => graph.Tenant.DirectoryId;

    public ApplicationsClient Applications { get; } = new(graph);

    public PrincipalsClient Principals { get; } = new(graph);

    public LogsClient Logs { get; } = new(graph);

    /// <summary>Refuses what would cut the run's own access; null where it is another application's.</summary>
    public async Task<ActionOutcome?> GuardAsync(string appId, CancellationToken token)
    {
        var answer = await own.TokenAsync(token);
        if (!answer.Is(out var mine, out var why))
        {
            return EntraCodes.Outcome(why, graph.Time.GetUtcNow());
        }

        return TokenClaims.AppId(mine) == appId
            ? new ActionOutcome.Refused(CloudCodes.SelfLockout, $"application {appId} is the one this run itself works as; run as another")
            : null;
    }

    public ActionOutcome Outcome(Http.ProviderFailure failure) => EntraCodes.Outcome(failure, graph.Time.GetUtcNow());

    public string Target(string kind, string id) => $"entra:{DirectoryId}/{kind}/{id}";

    public void Dispose()
    {
        graph.Dispose();
        own.Dispose();
    }
}
