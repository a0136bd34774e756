using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Lifetimes;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Values;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Lifetimes;

/// <summary>The job ended at 15:00 the day before, nine hours before the map.</summary>
public class TokenLifeTests
{
    private const string GitHub = """{"Statement": [{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main"}}}]}""";

    [Fact]
    public void A_session_lives_as_long_after_the_job_as_AWS_allows()
    {
        var life = Assert.Single(Map(Role("deploy", GitHub)).Lives, l => l.Node == "aws:1/role/deploy");

        Assert.Equal((TokenLife.Session, Now.AddHours(3).AddMinutes(5), true, Job), (life.Finding.Rule, life.DiesAt, life.IsAlive, life.From));
    }

    [Fact]
    public void A_session_that_nobody_could_hold_any_more_is_told_as_dead() =>
        Assert.False(Assert.Single(Map(Now.AddHours(4), Role("deploy", GitHub)).Lives).IsAlive);

    [Fact]
    public void A_role_that_a_session_may_assume_lives_an_hour_longer()
    {
        var life = Assert.Single(Map(Role("deploy", GitHub, Allows("sts:AssumeRole", "*")), Role("prod", Trusts("deploy"))).Lives, l => l.Node == "aws:1/role/prod");

        Assert.Equal((TokenLife.Chained, Now.AddHours(4).AddMinutes(5), "aws:1/role/deploy"), (life.Finding.Rule, life.DiesAt, life.From));
    }

    [Fact]
    public void Roles_that_may_assume_each_other_never_run_out()
    {
        var lives = Map(Role("deploy", GitHub, Allows("sts:AssumeRole", "*")), Role("a", Trusts("deploy", "b"), Allows("sts:AssumeRole", "*")), Role("b", Trusts("a"), Allows("sts:AssumeRole", "*"))).Lives;

        Assert.Equal([("aws:1/role/a", TokenLife.Endless), ("aws:1/role/b", TokenLife.Endless)], lives.Where(l => l.DiesAt is null).Select(l => (l.Node, l.Finding.Rule)));
        Assert.Equal(TokenLife.Session, lives.Single(l => l.Node == "aws:1/role/deploy").Finding.Rule);
    }

    [Fact]
    public void The_token_of_a_job_that_still_runs_dies_with_it_or_after_a_day()
    {
        var running = Web with { Jobs = [AffectedJob() with { CompletedAt = null }] };

        Assert.Equal((TokenLife.JobToken, Now.AddHours(14), true), Assert.Single(ReachMap.Of(running, Now).Lives) is var life ? (life.Finding.Rule, life.DiesAt, life.IsAlive) : default);
        Assert.Empty(ReachMap.Of(Web, Now).Lives);
    }

    [Fact]
    public void An_access_token_of_Entra_cannot_be_taken_back_for_a_day()
    {
        var federated = PlainJson.Read("""{"name": "main", "issuer": "https://token.actions.githubusercontent.com", "subject": "repo:acme/web:ref:refs/heads/main", "audiences": ["api://AzureADTokenExchange"]}""");
        var map = ReachMap.Of(Asking with { Applications = [new("dir", "o1", "c1", "deployer", [], [Assert.IsType<JsonOutcome.Read>(federated).Value])] }, Now);

        Assert.Equal((TokenLife.AccessToken, Now.AddHours(15).AddMinutes(5)), Assert.Single(map.Lives) is var life ? (life.Finding.Rule, life.DiesAt) : default);
    }

    [Fact]
    public void Jobs_that_come_later_are_looked_at_too()
    {
        var work = new ReachWork(Asking with { Jobs = [], Accounts = [Account(Role("deploy", GitHub))] }, Now);

        Assert.Empty(work.Map.Lives);
        Assert.Equal(TokenLife.Session, Assert.Single(work.Widen(Asking).Lives).Finding.Rule);
    }

    private static ReachFacts Asking => Web with { Files = With(Workflow(Step("DEPLOY"), Permission("id-token", "write"))) };

    private static AwsIdentity Role(string name, string trust, string document = "") => new("1", "role", name, $"arn:aws:iam::1:role/{name}", document.Length == 0 ? [] : [document], trust, []);

    private static string Trusts(params string[] roles) =>
        $$"""{"Statement": [{"Effect": "Allow", "Principal": {"AWS": [{{string.Join(", ", roles.Select(r => $"\"arn:aws:iam::1:role/{r}\""))}}]}, "Action": "sts:AssumeRole"}]}""";

    private static AwsAccountFacts Account(params AwsIdentity[] roles) => new("1", [], [.. roles], [new("arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com", "https://token.actions.githubusercontent.com", ["sts.amazonaws.com"])], []);

    private static ReachMap Map(params AwsIdentity[] roles) => Map(Now, roles);

    private static ReachMap Map(DateTimeOffset now, params AwsIdentity[] roles) => ReachMap.Of(Asking with { Accounts = [Account(roles)] }, now);
}
