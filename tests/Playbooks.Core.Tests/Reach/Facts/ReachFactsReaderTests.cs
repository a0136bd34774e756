using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reach.Facts;

public class ReachFactsReaderTests
{
    [Theory]
    [InlineData("pkg:github/tj-actions/changed-files", "tj-actions/changed-files")]
    [InlineData("pkg:github/tj-actions/changed-files@v45", "tj-actions/changed-files")]
    [InlineData("tj-actions/changed-files", "tj-actions/changed-files")]
    [InlineData("pkg:npm/left-pad@1.0.0", "pkg:npm/left-pad")]
    [InlineData("pkg:npm/", null)]
    [InlineData("left-pad", null)]
    public void The_artifact_is_an_action_of_GitHubs_or_a_package(string text, string? expected) =>
        Assert.Equal(expected, Read($$"""{"artifact": "{{text}}"}""")?.Artifact);

    [Fact]
    public void What_was_not_read_is_unseen_each_by_its_name()
    {
        var facts = Read("""{"artifact": "a/b", "runs": null, "registry": null, "accounts": [null], "secrets": [{"item": "acme/web", "output": null, "message": "403"}]}""");

        Assert.NotNull(facts);
        Assert.Contains(new Unseen("which runs used the artifact", "'runs' was not read"), facts.Unseen);
        Assert.Contains(new Unseen("the credential registry", "'registry' was not read"), facts.Unseen);
        Assert.Contains(new Unseen("an AWS account", "one of 'accounts' was not read"), facts.Unseen);
        Assert.Contains(new Unseen("github:acme/web: secrets", "403"), facts.Unseen);
    }

    [Fact]
    public void What_a_read_could_not_tell_is_handed_on()
    {
        var facts = Read("""{"artifact": "a/b", "runs": {"runs": [], "cannot_tell": [{"what": "github:acme/x", "why": "archived"}]}}""");

        Assert.Contains(new Unseen("github:acme/x", "archived"), facts?.Unseen ?? []);
    }

    [Fact]
    public void Jobs_keep_their_grade_and_evidence_and_later_jobs_of_a_machine_their_rule()
    {
        const string Runs = """[{"repository": "acme/web", "run": 1, "path": "ci.yml", "event": "push", "head_sha": "s", "jobs": [{"job": 2, "name": "b", "started_at": "2025-03-15T10:00:00Z", "labels": ["x"], "grade": "GRADE", "evidence": ["one", "two"]}]}]""";
        var facts = Read($$"""{"artifact": "a/b", "runs": {"runs": {{Runs.Replace("GRADE", "confirmed", StringComparison.Ordinal)}} }, "machines": {"runs": {{Runs.Replace("GRADE", "possible", StringComparison.Ordinal)}} } }""");

        Assert.Equal(
            [new Finding(ExposureGrade.Confirmed, "log-shows", "one; two"), new Finding(ExposureGrade.Possible, "persistent-runner", "one; two")], facts?.Jobs.Select(j => j.Evidence) ?? []);
    }

    [Theory]
    [InlineData("""{"use_default": true, "claim_keys": ["repo"]}""", null, "repo,context")]
    [InlineData("""{"use_default": false, "claim_keys": ["repo", "ref"]}""", null, "repo,ref")]
    [InlineData("""{"use_default": false, "claim_keys": []}""", """{"claim_keys": ["repository_owner"]}""", "repository_owner")]
    [InlineData("""{"use_default": false, "claim_keys": []}""", """{"claim_keys": []}""", "repo,context")]
    [InlineData("""{"use_default": false, "claim_keys": []}""", null, null)]
    public void The_subjects_template_is_the_repositorys_the_organisations_or_the_default(string own, string? organization, string? expected)
    {
        var facts = Read($$"""{"artifact": "a/b", "subjects": [{"item": "acme/web", "output": {"own": {{own}}, "organization": {{organization ?? "null"}} } }]}""");

        Assert.Equal(expected, facts?.Subjects["ACME/web"].Keys is { } keys ? string.Join(',', keys) : null);
    }

    [Fact]
    public void An_identity_has_the_documents_of_its_groups_and_attached_policies()
    {
        var facts = Read("""
            {"artifact": "a/b", "accounts": [{"account": "1", "region": "eu", "policies": [{"arn": "arn:p", "document": "managed"}],
              "groups": [{"name": "g", "inline": [{"document": "group"}], "attached": ["arn:p"]}],
              "users": [{"name": "u", "inline": [{"document": "own"}], "attached": [], "groups": ["g"], "keys": [{"id": "K", "status": "Inactive"}]}]}]}
            """);

        var user = Assert.Single(facts?.Accounts[0].Users ?? []);
        Assert.Equal(["own", "group", "managed"], user.Documents.ToArray());
        Assert.False(user.Keys[0].IsActive);
    }

    private static ReachFacts? Read(string json) => ReachFactsReader.Read(
        Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value, (path, _) => new WorkflowFacts { Path = path });
}
