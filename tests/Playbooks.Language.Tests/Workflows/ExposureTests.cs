using System.Collections.Immutable;
using System.Text;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows;
using Playbooks.Testing.Data;

namespace Playbooks.Language.Tests.Workflows;

public sealed class ExposureTests
{
    private const string Bad = "0e58ed8671d6b60d0890c21b07f8835ace038e67";
    private const string Clean = "11bd71901bbe5b1630ceea73d27597364c9af683";

    private static readonly SuspectArtifact Action = new SuspectArtifact.Action("tj-actions/changed-files", ["v45", Bad]);

    [Theory]
    [InlineData("tj-actions/changed-files@v45", "Probable uses-ref")]
    [InlineData("TJ-Actions/Changed-Files/sub@v45", "Probable uses-ref")]
    [InlineData("tj-actions/changed-files@" + Bad, "Confirmed uses-sha")]
    [InlineData("tj-actions/changed-files@" + Clean, "RuledOut uses-other-sha")]
    [InlineData("tj-actions/changed-files@v46", "Possible uses-other-ref")]
    [InlineData("tj-actions/other@v45", "RuledOut not-used")]
    [InlineData("./tj-actions/changed-files", "RuledOut not-used")]
    [InlineData("docker://tj-actions/changed-files:v45", "RuledOut not-used")]
    public void Whether_the_action_ran(string uses, string expected) => Assert.Equal(expected, Words(Judge(Steps($"- uses: {uses}"), Action).Ran));

    [Theory]
    [InlineData("0e58ed8671d6", "tj-actions/changed-files@" + Bad, "Confirmed uses-sha")]
    [InlineData("0e58ed8671d6", "tj-actions/changed-files@" + Clean, "RuledOut uses-other-sha")]
    [InlineData(Bad, "mallory/changed-files@" + Bad, "Confirmed uses-fork-sha")]
    [InlineData(Bad, "mallory/changed-files@" + Clean, "RuledOut not-used")]
    [InlineData(Bad, "mallory/changed-files@v45", "RuledOut not-used")]
    [InlineData(Bad, "tj-actions/changed-files@0e58ed8", "Possible uses-other-ref")]
    [InlineData(Bad, "tj-actions/ch\u0430nged-files@v45", "RuledOut not-used")]
    public void Short_commits_forks_and_look_alikes(string known, string uses, string expected) =>
        Assert.Equal(expected, Words(Judge(Steps($"- uses: {uses}"), new SuspectArtifact.Action("tj-actions/changed-files", [known])).Ran));

    [Theory]
    [InlineData("- uses: actions/checkout@v4\n  with: {token: '${{ secrets.A }}'}", "A Confirmed checkout-token")]
    [InlineData("- uses: actions/checkout@v4\n  with: {ssh-key: '${{ secrets.A }}'}", "A Confirmed checkout-token")]
    [InlineData("- uses: actions/checkout@v4\n  with: {token: '${{ secrets.A }}', persist-credentials: '${{ inputs.x }}'}", "A Probable checkout-token")]
    [InlineData("- uses: actions/checkout@v4\n  with: {token: '${{ secrets.A }}', persist-credentials: false}", "A Probable runner-memory")]
    [InlineData("- run: echo X=${{ secrets.A }} >> $GITHUB_ENV", "A Confirmed github-env")]
    [InlineData("- run: echo ${{ secrets.A }}", "A Probable runner-memory")]
    public void What_an_earlier_step_left_is_read_by_a_later_one(string earlier, string expected) =>
        Assert.Equal([expected], Secrets(Judge(Steps($"{earlier}\n- uses: tj-actions/changed-files@v45"), new SuspectArtifact.Action("tj-actions/changed-files", []))));

    [Theory]
    [InlineData("pull_request_target", "A Confirmed step-given")]
    [InlineData("issue_comment", "A Confirmed step-given")]
    [InlineData("workflow_run", "A Confirmed step-given")]
    [InlineData("pull_request", "A RuledOut fork-pull-request")]
    [InlineData("pull_request_review", "A RuledOut fork-pull-request")]
    public void A_fork_gets_secrets_by_events_that_run_in_the_base(string on, string expected) => Assert.Equal(
        [expected],
        Secrets(Judge(
            Steps("- uses: tj-actions/changed-files@v45\n  env: {A: '${{ secrets.A }}'}"), new SuspectArtifact.Action("tj-actions/changed-files", []),
            new JobRun { Event = on, FromFork = true, RepositoryIsPublic = true })));

    [Theory]
    [InlineData(Bad, "Confirmed resolved-sha")]
    [InlineData(Clean, "RuledOut resolved-other-sha")]
    public void The_commit_in_the_log_settles_what_a_tag_led_to(string sha, string expected) =>
        Assert.Equal(expected, Words(Judge(Steps("- uses: tj-actions/changed-files@v45"), Action, new JobRun { Steps = [new(0, true, sha)] }).Ran));

    [Fact]
    public void A_step_that_did_not_run_exposes_nothing()
    {
        var exposure = Judge(Steps("- uses: tj-actions/changed-files@v45\n  env: {A: '${{ secrets.A }}'}"), Action, new JobRun { Steps = [new(0, false, null)] });

        Assert.Equal("RuledOut step-did-not-run", Words(exposure.Ran));
        Assert.Equal("A RuledOut step-did-not-run", Assert.Single(Secrets(exposure)));
        Assert.Equal("RuledOut step-did-not-run", Words(exposure.Token));
    }

    [Fact]
    public void Each_secret_of_the_job_is_reached_by_its_own_way()
    {
        var exposure = Judge(
            """
            on: push
            env: {W: '${{ secrets.WORKFLOW }}'}
            jobs:
              j:
                runs-on: ubuntu-latest
                env: {J: '${{ secrets.JOB }}'}
                steps:
                  - run: echo ${{ secrets.BEFORE }}
                  - uses: tj-actions/changed-files@v45
                    with: {token: '${{ secrets.GIVEN }}'}
                  - run: echo ${{ secrets.AFTER }}
            """,
            new SuspectArtifact.Action("tj-actions/changed-files", []));

        Assert.Equal(
            ["AFTER Probable runner-memory", "BEFORE Probable runner-memory", "GIVEN Confirmed step-given", "JOB Confirmed job-env", "WORKFLOW Confirmed job-env"],
            Secrets(exposure));
    }

    [Fact]
    public void The_weaker_of_having_run_and_being_readable_is_the_grade() =>
        Assert.Equal(["A Probable uses-ref"], Secrets(Judge(Steps("- uses: tj-actions/changed-files@v45\n  env: {A: '${{ secrets.A }}'}"), Action)));

    [Fact]
    public void A_container_hides_the_runner_but_not_the_later_steps()
    {
        var image = new SuspectArtifact.Image("acme/scan", []);

        var exposure = Judge(Steps("- run: echo ${{ secrets.BEFORE }}\n- uses: docker://acme/scan:1\n- run: echo ${{ secrets.AFTER }}"), image);

        Assert.Equal(["AFTER Probable later-step", "BEFORE Possible container-escape"], Secrets(exposure));
    }

    [Theory]
    [InlineData("acme/scan", "Probable image-tag")]
    [InlineData("docker.io/acme/scan:latest", "Probable image-tag")]
    [InlineData("acme/scan:2", "Possible image-other-tag")]
    [InlineData("acme/scan:latest@sha256:aa", "Confirmed image-digest")]
    [InlineData("acme/scan@sha256:bb", "RuledOut image-other-digest")]
    [InlineData("localhost:5000/acme/scan", "RuledOut not-used")]
    public void Whether_the_image_ran(string image, string expected) =>
        Assert.Equal(expected, Words(Judge(Steps($"- uses: docker://{image}"), new SuspectArtifact.Image("acme/scan", ["latest", "sha256:aa"])).Ran));

    [Fact]
    public void A_hostile_job_container_sees_what_every_step_is_given() =>
        Assert.Equal(
            ["A Confirmed container-steps"],
            Secrets(Judge("{on: push, jobs: {j: {container: acme/scan, steps: [{run: 'echo ${{ secrets.A }}'}]}}}", new SuspectArtifact.Image("acme/scan", []))));

    [Theory]
    [InlineData("npm install evil@1.2.3", "Confirmed install-exact")]
    [InlineData("npx evil", "Probable install-run")]
    [InlineData("npx evil@latest", "Probable install-named")]
    [InlineData("pnpm dlx evil", "Probable install-named")]
    [InlineData("cd web && pnpm i --frozen-lockfile", "Possible install-any")]
    [InlineData("make all", "RuledOut not-used")]
    [InlineData("pip install evil", "RuledOut not-used")]
    public void Whether_a_script_installs_the_package(string script, string expected) =>
        Assert.Equal(expected, Words(Judge(Steps($"- run: {script}"), new SuspectArtifact.Package("npm", "evil", ["1.2.3"])).Ran));

    [Fact]
    public void An_action_that_was_not_read_leaves_the_answer_open()
    {
        var exposure = Judge(Steps("- uses: acme/composite@v1\n  env: {A: '${{ secrets.A }}'}"), Action, nested: _ => null);

        Assert.Equal("Possible nested-not-read", Words(exposure.Ran));
        Assert.Equal(["acme/composite@v1"], exposure.NotSeen.AsEnumerable());
        Assert.Equal(["A Possible nested-not-read"], Secrets(exposure));
    }

    [Fact]
    public void A_composite_action_pinned_by_commit_still_runs_what_it_names_by_tag()
    {
        var inner = UsesReader.Read("tj-actions/changed-files@v45", isCall: false);

        var exposure = Judge(Steps($"- uses: acme/composite@{Clean}"), Action, nested: u => u.Owner == "acme" ? [inner] : []);

        Assert.Equal("Probable uses-ref", Words(exposure.Ran));
    }

    [Theory]
    [InlineData("permissions: {}", "RuledOut token-without-permissions", "RuledOut id-token-not-granted")]
    [InlineData("permissions: {contents: read}", "Confirmed action-token", "RuledOut id-token-not-granted")]
    [InlineData("permissions: {id-token: write}", "Confirmed action-token", "Confirmed id-token-env")]
    [InlineData("name: x", "Confirmed action-token", "RuledOut id-token-not-granted")]
    public void The_token_and_the_identity_follow_the_permissions(string permissions, string token, string identity)
    {
        var exposure = Judge($"{{on: push, jobs: {{j: {{{permissions}, runs-on: ubuntu-latest, steps: [{{uses: tj-actions/changed-files@v1}}]}}}}}}", new SuspectArtifact.Action("tj-actions/changed-files", []));

        Assert.Equal((token, identity), (Words(exposure.Token), Words(exposure.IdentityToken)));
    }

    [Theory]
    [InlineData("", "Confirmed checkout-token")]
    [InlineData(", with: {persist-credentials: false}", "Probable runner-memory")]
    public void A_checkout_leaves_the_token_to_later_scripts(string with, string expected)
    {
        var exposure = Judge($"{{on: push, jobs: {{j: {{steps: [{{uses: actions/checkout@v4{with}}}, {{run: npm i evil@1}}]}}}}}}", new SuspectArtifact.Package("npm", "evil", ["1"]));

        Assert.Equal(expected, Words(exposure.Token));
    }

    [Fact]
    public void A_fork_s_pull_request_is_given_no_secrets()
    {
        var run = new JobRun { Event = "pull_request", FromFork = true, RepositoryIsPublic = true };
        var text = Steps("- uses: tj-actions/changed-files@v45\n  env: {A: '${{ secrets.A }}'}");

        Assert.Equal(["A RuledOut fork-pull-request"], Secrets(Judge(text, Action, run)));
        Assert.Equal(["A Possible fork-pull-request"], Secrets(Judge(text, Action, run with { RepositoryIsPublic = null })));
        Assert.Equal(["A Probable uses-ref"], Secrets(Judge(text, Action, run with { Event = "pull_request_target" })));
    }

    [Fact]
    public void The_inventory_says_which_store_a_name_comes_from_and_which_names_do_not_exist()
    {
        var inventory = new SecretInventory(
            ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("Prod", ["ENV", "BOTH"]),
            ["REPO", "BOTH"],
            [new("ALL", "all", null), new("PRIVATE", "private", null), new("PICKED", "selected", true), new("OTHERS", "selected", false)],
            RepositoryIsPublic: true);
        var env = string.Join(", ", new[] { "ENV", "BOTH", "REPO", "ALL", "PRIVATE", "PICKED", "OTHERS", "NONE" }.Select(n => $"{n}: '${{{{ secrets.{n} }}}}'"));

        var exposure = Judge($"{{on: push, jobs: {{j: {{environment: prod, env: {{{env}}}, steps: [{{uses: tj-actions/changed-files@{Bad}}}]}}}}}}", Action, inventory: inventory);

        Assert.Equal(
            [
                "ALL Organization Confirmed", "BOTH Environment Confirmed", "ENV Environment Confirmed", "NONE Unknown RuledOut", "OTHERS Unknown RuledOut",
                "PICKED Organization Confirmed", "PRIVATE Unknown RuledOut", "REPO Repository Confirmed",
            ],
            exposure.Secrets.Select(s => $"{s.Name} {s.Scope} {s.Finding.Grade}"));
    }

    [Fact]
    public void A_job_that_asks_for_all_secrets_exposes_every_name_of_the_inventory()
    {
        var text = Steps("- uses: tj-actions/changed-files@v45\n- run: echo ${{ toJSON(secrets) }}");
        var inventory = new SecretInventory(ImmutableDictionary<string, ImmutableArray<string>>.Empty, ["A", "B"], [], RepositoryIsPublic: null);

        Assert.Equal(["* Probable runner-memory"], Secrets(Judge(text, new SuspectArtifact.Action("tj-actions/changed-files", []))));
        Assert.Equal(["A Probable runner-memory", "B Probable runner-memory"], Secrets(Judge(text, new SuspectArtifact.Action("tj-actions/changed-files", []), inventory: inventory)));
    }

    [Theory]
    [InlineData("ubuntu-latest", null, "RuledOut fresh-runner")]
    [InlineData("[self-hosted, linux]", null, "Probable persistent-runner")]
    [InlineData("[self-hosted, linux]", false, "RuledOut fresh-runner")]
    [InlineData("big-machine", null, "Possible unknown-runner")]
    public void A_machine_that_stays_widens_the_reach_to_other_jobs(string runner, bool? persistent, string expected)
    {
        var text = $"{{on: push, jobs: {{j: {{runs-on: {runner}, steps: [{{uses: tj-actions/changed-files@{Bad}}}]}}}}}}";

        Assert.Equal(expected, Words(Judge(text, Action, new JobRun { RunnerIsPersistent = persistent }).OtherJobs));
    }

    [Fact]
    public void A_call_that_could_not_be_followed_exposes_what_it_was_handed()
    {
        var exposure = Judge("{on: push, jobs: {j: {uses: ./missing.yml, secrets: {x: '${{ secrets.A }}'}}}}", Action);

        Assert.Equal("Possible call-not-followed", Words(exposure.Ran));
        Assert.Equal(["A Possible call-not-followed"], Secrets(exposure));
    }

    [DataFact("workflows-historical")]
    public void The_first_known_target_of_tj_actions_exposed_its_token_and_no_secret()
    {
        var file = SharedData.Get("workflows-historical/coinbase-agentkit-2025-03-14/changelog.yml");

        var artifact = new SuspectArtifact.Action("tj-actions/changed-files", []);
        var job = CallTree.Follow(WorkflowReader.Read("changelog.yml", File.ReadAllBytes(file)), (_, _, _) => null)[0];
        var logged = new JobRun { Steps = [.. Enumerable.Range(0, job.Job.Steps.Length).Select(i => new StepRun(i, true, null))] };

        var fromFile = ExposureRules.Judge(job, artifact, JobRun.Unknown, null, _ => []);
        var fromLog = ExposureRules.Judge(job, artifact, logged, null, _ => []);

        Assert.Equal(("Probable step-condition", "Confirmed uses-any-ref"), (Words(fromFile.Ran), Words(fromLog.Ran)));
        Assert.Equal("Confirmed action-token", Words(fromLog.Token));
        Assert.Empty(fromLog.Secrets);
    }

    private static string Steps(string steps) => "on: push\njobs:\n  j:\n    runs-on: ubuntu-latest\n    steps:\n" + string.Concat(steps.Split('\n').Select(l => $"      {l}\n"));

    private static JobExposure Judge(string text, SuspectArtifact artifact, JobRun? run = null, SecretInventory? inventory = null, FindNested? nested = null)
    {
        var facts = WorkflowReader.Read("test.yml", Encoding.UTF8.GetBytes(text));
        Assert.DoesNotContain(facts.Diagnostics, d => d.Code != "PB0021");
        var job = Assert.Single(CallTree.Follow(facts, (_, _, _) => null));
        return ExposureRules.Judge(job, artifact, run ?? JobRun.Unknown, inventory, nested ?? (_ => []));
    }

    private static string Words(Finding finding) => $"{finding.Grade} {finding.Rule}";

    private static IEnumerable<string> Secrets(JobExposure exposure) => exposure.Secrets.Select(s => $"{s.Name} {Words(s.Finding)}");
}
