using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Lifetimes;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// A map that can be widened: jobs that come later are judged and joined to what is there, and only what they lead to is looked at again. The
/// outcome is the one of all facts at once.
/// </summary>
public sealed class ReachWork
{
    private ReachFacts ground;
    private readonly DateTimeOffset now;
    private readonly GraphBuilder graph = new();
    private readonly CredentialReach credentials;
    private readonly IdentityReach identities;
    private readonly IntendedSubjects intended;
    private readonly TokenLives lives;
    private readonly MapClosing closing;
    private readonly HashSet<string> affected = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Unseen> unseen = [];

    /// <param name="now">Decides which of an application's secrets are still valid, and whether a job's token has run out.</param>
    public ReachWork(ReachFacts facts, DateTimeOffset now)
    {
        (ground, this.now) = (facts, now);
        credentials = new(facts, graph);
        identities = new(facts, graph, credentials);
        intended = new(facts.Registry);
        lives = new(now);
        closing = new(facts, graph, intended, lives);
        Map = Walked(facts);
    }

    public ReachMap Map { get; private set; }

    /// <param name="facts">New jobs with what belongs to them. Accounts, directories and the registry are those of before: see <see cref="FactsDelta"/>.</param>
    public ReachMap Widen(ReachFacts facts) => Map = Walked(ground = ground.Widened(facts));

    private ReachMap Walked(ReachFacts facts)
    {
        unseen.UnionWith(facts.Unseen);
        lives.Add(facts.Jobs);
        affected.UnionWith(facts.Jobs.Select(job => job.Workflow));
        unseen.UnionWith(new JobWays(facts, graph, credentials, identities, intended, now).Walk());
        unseen.UnionWith(new HostWays(facts, graph, credentials).Walk());
        unseen.UnionWith(new LeakWays(facts, graph, credentials).Walk());
        credentials.UntilNothingIsNew();
        unseen.UnionWith(identities.Unseen);
        unseen.UnionWith(credentials.Unseen);
        return closing.Close(new(ground, affected, now), unseen, identities.Federated);
    }
}
