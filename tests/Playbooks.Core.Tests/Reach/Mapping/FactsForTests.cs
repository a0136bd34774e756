using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Core.Tests.Reach.Mapping;

/// <summary>A small tenant: one job of acme/web ran the action and was given the secret DEPLOY.</summary>
internal static class FactsForTests
{
    public const string Job = "job:acme/web/1/10";

    public static DateTimeOffset Now { get; } = new(2025, 3, 16, 0, 0, 0, TimeSpan.Zero);

    public static Finding Confirmed { get; } = new(ExposureGrade.Confirmed, "log-shows", "the runner fetched it");

    public static ReachFacts Web { get; } = new()
    {
        Artifact = "tj-actions/changed-files",
        Jobs = [AffectedJob()],
        Files = With(Workflow(Step("DEPLOY"))),
        Repositories = ReachFacts.Empty<RepositorySetting>().Add("acme/web", new("acme/web", 5, 9, "main", "private")),
        Secrets = ReachFacts.Empty<RepositorySecrets>().Add("acme/web", Offered(["DEPLOY", "OTHER"])),
        Subjects = ReachFacts.Empty<SubjectSetting>().Add("acme/web", new(["repo", "context"], false, null)),
    };

    public static AffectedJob AffectedJob(Finding? evidence = null) => new(
        "acme/web", 1, ".github/workflows/ci.yml", "push", "dana", "main", "abc", "acme/web", 10, "build", 1, Now.AddHours(-10), Now.AddHours(-9), "hosted", ["ubuntu-latest"], evidence ?? Confirmed);

    public static RepositorySecrets Offered(ImmutableArray<string> own, bool isWhole = true) =>
        new(new(ImmutableDictionary<string, ImmutableArray<string>>.Empty, own, [], null), isWhole);

    public static RunFiles With(WorkflowFacts workflow) => RunFiles.None with { Texts = RunFiles.None.Texts.Add(("acme/web", "abc", workflow.Path), workflow) };

    /// <summary>A job that uses the action and then does <paramref name="last"/>.</summary>
    public static WorkflowFacts Workflow(StepFacts last, PermissionFacts? permissions = null, StepFacts? first = null) => new()
    {
        Path = ".github/workflows/ci.yml",
        Jobs =
        [
            new()
            {
                Id = "build",
                Permissions = permissions ?? PermissionFacts.Default,
                Steps = [first ?? Using("tj-actions", "changed-files", "v45"), last],
                SecretReferences = last.SecretReferences,
            },
        ],
    };

    public static StepFacts Using(string owner, string repository, string reference) => new()
    {
        Index = 0,
        Uses = new($"{owner}/{repository}@{reference}", UsesKind.Action, PinKind.Tag) { Owner = owner, Repository = repository, Ref = reference },
    };

    public static StepFacts Step(string secret) => new() { Index = 1, Run = "make", SecretReferences = [Reference(secret)] };

    public static PermissionFacts Permission(string scope, string access) =>
        new(PermissionForm.Map, PermissionFacts.NoScopes.Add(scope, access), [], PermissionSource.Job);

    public static RegisteredCredential Credential(string id, string kind, string principal, params string[] places)
    {
        var parts = principal.Split(' ').Select(p => p.Split('=')).ToImmutableSortedDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        return new(id, kind, "owners", parts, [.. places.Select(p => p.Split(' ')).Select(p => new RegisteredPlace(Place(p[0]), p[1]))], false, false);
    }

    public static SecretPlace Place(string text) => SecretPlace.Parse(text) ?? throw new ArgumentException(text);

    public static AwsIdentity User(string name, string document, params AwsKeyFacts[] keys) => new("1", "user", name, $"arn:aws:iam::1:user/{name}", [document], "", [.. keys]);

    public static AwsKeyFacts Key(string id, bool isActive = true) => new(id, isActive, Now.AddYears(-1), null);

    public static string Allows(string action, string resource) =>
        $$"""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}"}]}""";

    public static AwsStore Store(string name) => new($"aws:secret:1:eu:{name}", $"arn:{name}", "secretsmanager:GetSecretValue");

    private static SecretReference Reference(string secret) => new(SecretForm.Dot, secret, null, $"jobs.build.steps[1].env.{secret}", true);
}
