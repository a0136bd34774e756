using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Trust.Aws;
using Playbooks.Core.Values;
using static Playbooks.Core.Tests.Reach.Mapping.FactsForTests;

namespace Playbooks.Core.Tests.Reach.Mapping;

public class ReachWorkTests
{
    private const string Provider = "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com";
    private const int Repositories = 6;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Widened_twice_in_any_order_it_is_the_map_of_everything_at_once(int seed)
    {
        var random = new Random(seed);
        var facts = Made(random);
        var parts = facts.Jobs.GroupBy(_ => random.Next(3)).Select(part => part.ToImmutableArray()).ToList();
        var work = new ReachWork(facts with { Jobs = [] }, Now);
        parts.ForEach(part => work.Widen(facts with { Jobs = part }));

        Assert.Equal(Written(ReachMap.Of(facts, Now)), Written(work.Map));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_jobs_does_not_count(int seed)
    {
        var random = new Random(seed);
        var facts = Made(random);
        var shuffled = facts.Jobs.ToArray();
        random.Shuffle(shuffled);

        Assert.Equal(Written(ReachMap.Of(facts, Now)), Written(ReachMap.Of(facts with { Jobs = [.. shuffled] }, Now)));
    }

    private static string Written(ReachMap map) => PlainJson.Write(map.ToValue(), indented: true);

    private static ReachFacts Made(Random random)
    {
        var jobs = Enumerable.Range(0, 1 + random.Next(14)).Select(n => Job(random, n)).ToImmutableArray();
        var files = RunFiles.None;
        foreach (var repository in Enumerable.Range(0, Repositories).Where(_ => random.Next(6) > 0))
        {
            var workflow = Workflow(Step(random.Next(2) == 0 ? "DEPLOY" : "OTHER"), random.Next(2) == 0 ? Permission("id-token", "write") : null);
            files = files with { Texts = files.Texts.Add((Name(repository), "abc", workflow.Path), workflow) };
        }

        return new()
        {
            Artifact = "tj-actions/changed-files",
            Jobs = jobs,
            Files = files,
            Repositories = ReachFacts.Empty<RepositorySetting>().AddRange(Each(n => new RepositorySetting(Name(n), n, 9, "main", "private"))),
            Secrets = ReachFacts.Empty<RepositorySecrets>().AddRange(Each(n => Offered(n % 2 == 0 ? ["DEPLOY", "OTHER"] : ["DEPLOY"]) is var own
                ? own with { Inventory = own.Inventory with { Organization = [new("ORG", "all", null)] } } : own)),
            Subjects = ReachFacts.Empty<SubjectSetting>().AddRange(Each(_ => new SubjectSetting(["repo", "context"], false, null))),
            Accounts = [new("1", [.. Enumerable.Range(0, 4).Select(n => User($"u{n}", Policy(random), Key($"K{n}")))], [.. Enumerable.Range(0, 5).Select(n => Role(random, n))], [new OidcProvider(Provider, "https://token.actions.githubusercontent.com", ["sts.amazonaws.com"])], [Store("s0"), Store("s1"), Store("s2")])],
            Registry = new([.. Enumerable.Range(0, 4).Select(n => Credential($"c{n}", "aws_access_key", $"account=1 user=u{n}", random.Next(2) == 0 ? $"github:repo:{Name(n)}:DEPLOY secret" : $"aws:secret:1:eu:s{random.Next(3)}#x secret"))], []),
            Traces = [.. jobs.Where(_ => random.Next(4) == 0).Select(job => new LogTrace(job.Run, job.Job, "memdump", 7))],
        };
    }

    private static AffectedJob Job(Random random, int n)
    {
        var (repository, run) = (Name(random.Next(Repositories)), random.Next(8));
        var grade = (ExposureGrade)random.Next(4);
        return AffectedJob(new(grade, $"rule-{random.Next(2)}", $"because {random.Next(3)}")) with
        {
            Repository = repository,
            HeadRepository = repository,
            Run = run,
            Job = 100 + n,
            Event = run % 4 == 0 ? "schedule" : "push",
            StartedAt = random.Next(5) == 0 ? null : Now.AddMinutes(-random.Next(1000)),
        };
    }

    private static AwsIdentity Role(Random random, int n)
    {
        var subject = random.Next(3) == 0 ? "repo:acme/*" : random.Next(6) == 0 ? "not json" : $"repo:{Name(random.Next(Repositories))}:*";
        var trust = subject == "not json" ? "{" : $$"""
            {"Version": "2012-10-17", "Statement": [
             {"Effect": "Allow", "Principal": {"Federated": "{{Provider}}"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "{{subject}}"} } },
             {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}
            """;
        return new("1", "role", $"r{n}", $"arn:aws:iam::1:role/r{n}", [Policy(random)], trust, []);
    }

    private static string Policy(Random random) => random.Next(3) switch
    {
        0 => Allows("secretsmanager:GetSecretValue", $"arn:s{random.Next(3)}"),
        1 => Allows("sts:AssumeRole", $"arn:aws:iam::1:role/r{random.Next(5)}"),
        _ => Allows("s3:GetObject", "*"),
    };

    private static IEnumerable<KeyValuePair<string, T>> Each<T>(Func<int, T> make) => Enumerable.Range(0, Repositories).Select(n => KeyValuePair.Create(Name(n), make(n)));

    private static string Name(int repository) => $"acme/r{repository}";
}
