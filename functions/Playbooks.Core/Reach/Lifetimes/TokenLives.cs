using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Mapping;

namespace Playbooks.Core.Reach.Lifetimes;

/// <summary>
/// Upper bounds, from the vendors' own pages. GitHub: a job's token ends with the job, after 24 hours at most; an identity token lives five minutes, and can be asked
/// for until the job ends. AWS: a session lasts as long as its role allows, 12 hours at most; one that was made from another session an hour. Entra: an
/// access token lasts 60 to 90 minutes, or 24 hours where the caller says that it takes continuous access evaluation.
/// </summary>
/// <param name="now">When the map was made.</param>
internal sealed class TokenLives(DateTimeOffset now)
{
    private static readonly TimeSpan LongestJobToken = TimeSpan.FromHours(24);
    private static readonly TimeSpan IdentityToken = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);
    private static readonly TimeSpan ChainedSession = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestAccessToken = TimeSpan.FromHours(24);

    private readonly Dictionary<string, (DateTimeOffset? Started, DateTimeOffset? Ended)> jobs = new(StringComparer.Ordinal);

    private readonly HashSet<string> running = new(StringComparer.Ordinal);

    public void Add(IEnumerable<AffectedJob> more)
    {
        foreach (var job in more)
        {
            jobs[job.Id] = (job.StartedAt, job.CompletedAt);
            _ = job.CompletedAt is null || job.CompletedAt > now ? running.Add(job.Id) : running.Remove(job.Id);
        }
    }

    /// <summary>Roles and applications, and tokens of jobs that may still run; those that live longest first.</summary>
    public ImmutableArray<TokenLife> Of(ReachGraph graph)
    {
        // A map may hold hundreds of thousands of jobs and be made again for each amended window: what is dead, or leads to nothing that lives, is not touched.
        var nodes = graph.Nodes.Where(n => n.Kind is NodeKind.Role or NodeKind.Application or NodeKind.Credential && n.Grade > ExposureGrade.RuledOut).ToDictionary(n => n.Id, StringComparer.Ordinal);
        var edges = graph.Edges.Where(e => e.Finding.Grade > ExposureGrade.RuledOut && IsIdentity(e.To) && nodes.ContainsKey(e.To)).ToList();
        var lives = new Dictionary<string, TokenLife>(StringComparer.Ordinal);
        foreach (var edge in running.Count == 0 ? [] : graph.Edges.Where(e => e.Finding.Grade > ExposureGrade.RuledOut && running.Contains(e.From) && e.To.StartsWith(ReachedCredential.TokenPrefix, StringComparison.Ordinal)))
        {
            Longer(lives, edge, new(edge.To, NodeKind.Token, "GITHUB_TOKEN", edge.Finding.Grade, ""), OfJob(NodeKind.Token, jobs[edge.From]));
        }

        foreach (var edge in edges)
        {
            Longer(lives, edge, nodes[edge.To], jobs.TryGetValue(edge.From, out var job) ? OfJob(nodes[edge.To].Kind, job) : nodes.GetValueOrDefault(edge.From)?.Kind == NodeKind.Credential ? OfKey() : null);
        }

        Chain(lives, nodes, edges.Where(e => nodes[e.To].Kind == NodeKind.Role && nodes.GetValueOrDefault(e.From)?.Kind == NodeKind.Role).ToLookup(e => e.From, StringComparer.Ordinal));
        return [.. lives.Values.Where(l => l.IsAlive || l.Finding.Rule != TokenLife.JobToken).OrderByDescending(l => l.IsAlive).ThenByDescending(l => l.DiesAt ?? DateTimeOffset.MaxValue).ThenBy(l => l.Node, StringComparer.Ordinal)];
    }

    /// <summary>As far as sessions can be made of sessions, a role after all those that lead to it; what is left over goes in a circle, or follows one.</summary>
    private void Chain(Dictionary<string, TokenLife> lives, Dictionary<string, ReachNode> nodes, ILookup<string, ReachEdge> chains)
    {
        var open = new Queue<string>(lives.Keys.Where(chains.Contains));
        var waits = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = open.ToHashSet(StringComparer.Ordinal);
        while (open.TryDequeue(out var from))
        {
            foreach (var edge in chains[from])
            {
                waits[edge.To] = waits.GetValueOrDefault(edge.To) + 1;
                if (seen.Add(edge.To))
                {
                    open.Enqueue(edge.To);
                }
            }
        }

        var ready = new Queue<string>(seen.Where(id => !waits.ContainsKey(id)));
        while (ready.TryDequeue(out var from))
        {
            foreach (var edge in chains[from])
            {
                Longer(lives, edge, nodes[edge.To], OfChain(lives[from]));
                if (--waits[edge.To] == 0)
                {
                    ready.Enqueue(edge.To);
                }
            }
        }

        foreach (var edge in seen.SelectMany(id => chains[id]).Where(e => waits[e.To] > 0))
        {
            Longer(lives, edge, nodes[edge.To], OfCircle());
        }
    }

    private static Life OfJob(string kind, (DateTimeOffset? Started, DateTimeOffset? Ended) job)
    {
        var last = job.Ended ?? job.Started + LongestJobToken;
        return kind switch
        {
            NodeKind.Token => new(job.Ended ?? last, TokenLife.JobToken, "GitHub takes it back when the job ends, and after 24 hours at most."),
            NodeKind.Role => new(
                last + IdentityToken + LongestSession, TokenLife.Session,
                "An identity token could be asked for until the job ended, lives five minutes, and buys a session of 12 hours at most: so long could the session be replayed from anywhere, unless sessions are revoked."),
            _ => new(
                last + IdentityToken + LongestAccessToken, TokenLife.AccessToken,
                "An identity token could be asked for until the job ended, lives five minutes, and buys an access token of 60 to 90 minutes, of 24 hours where the caller asks for continuous access evaluation: nothing takes it back, and no longer one can be had for it."),
        };
    }

    private static bool IsIdentity(string node) => node.StartsWith("aws:", StringComparison.Ordinal) || node.StartsWith("entra:", StringComparison.Ordinal);

    private static Life OfKey() => new(null, TokenLife.Standing, "A key that stands makes new sessions as long as it works.");

    private static Life OfChain(TokenLife from) => from.DiesAt is { } end
        ? new(end + ChainedSession, TokenLife.Chained, $"A session of {from.Label} could be exchanged for one of this role until it ran out; that one lasts an hour at most.")
        : new(null, from.Finding.Rule, $"It can be come to from {from.Label}. {from.Finding.Reason}");

    private static Life OfCircle() => new(null, TokenLife.Endless, "Roles that may assume each other give a new hour again and again: only revoked sessions, or a changed trust, end it.");

    private void Longer(Dictionary<string, TokenLife> lives, ReachEdge edge, ReachNode node, Life? life)
    {
        if (life is null || (lives.TryGetValue(edge.To, out var known) && (known.DiesAt is null || known.DiesAt >= (life.DiesAt ?? DateTimeOffset.MaxValue))))
        {
            return;
        }

        lives[edge.To] = new(node.Id, node.Label, edge.From, life.DiesAt, life.DiesAt is null || life.DiesAt > now, new(node.Grade, life.Rule, life.Why), edge.Source);
    }

    private sealed record Life(DateTimeOffset? DiesAt, string Rule, string Why);
}
