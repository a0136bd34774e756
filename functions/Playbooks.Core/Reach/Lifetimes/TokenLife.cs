using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Lifetimes;

/// <summary>How long what a job could get for its short-lived tokens works at the latest: so long could it be replayed after the job.</summary>
/// <param name="Node">Of the graph: a job's token, a role, or an application's federated credential.</param>
/// <param name="From">The job or identity from which it lives longest.</param>
/// <param name="DiesAt">Null where nothing ends it by itself, or where the job still runs.</param>
/// <param name="IsAlive">Whether it could still work when this was mapped.</param>
/// <param name="Source">The action that read the way to it.</param>
public sealed record TokenLife(string Node, string Label, string From, DateTimeOffset? DiesAt, bool IsAlive, Finding Finding, string Source)
{
    public const string JobToken = "job-token";

    public const string Session = "oidc-session";

    public const string Chained = "chained-session";

    public const string Endless = "endless-chain";

    public const string Standing = "standing-key";

    public const string AccessToken = "entra-access-token";
}
