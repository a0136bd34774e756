using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public class ChangeTests
{
    [Theory]
    [InlineData("github.disable-workflow", """{"repository":"acme/web","workflow":"ci.yml"}""")]
    [InlineData("github.set-actions-permissions", """{"repository":"acme/web","enabled":false}""")]
    [InlineData("github.set-actions-permissions", """{"repository":"acme/web","sha_pinning_required":true}""")]
    [InlineData("github.set-workflow-permissions", """{"repository":"acme/web","permissions":"read"}""")]
    [InlineData("github.set-workflow-permissions", """{"organization":"acme","permissions":"write","can_approve":true}""")]
    public async Task A_change_is_seen_done_afterwards_and_its_undo_brings_the_old_state_back(string uses, string with)
    {
        await using var github = await SandboxGitHub.StartAsync();
        var before = github.Host.State().ToJsonString();
        var survey = await github.SurveyAsync(uses, with);
        Assert.Equal(SurveyVerdict.ToDo, survey.Verdict);

        await github.PerformAsync(uses, with);

        Assert.NotEqual(before, github.Host.State().ToJsonString());
        var after = await github.SurveyAsync(uses, with);
        Assert.Equal((SurveyVerdict.Done, null), (after.Verdict, after.Undo));
        Assert.NotNull(survey.Undo);
        await github.PerformAsync(survey.Undo.Uses, PlainJson.Write(survey.Undo.With));
        Assert.Equal(before, github.Host.State().ToJsonString());
    }

    [Theory]
    [InlineData(FaultKind.DropAfterEffect)]
    [InlineData(FaultKind.ServerErrorAfterEffect)]
    public async Task A_repeatable_change_whose_answer_was_lost_is_simply_sent_again(FaultKind kind)
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.Host.AddFault(new FaultRule { Kind = kind, Operation = "actions/disable-workflow" });

        var output = await github.PerformAsync("github.disable-workflow", """{"repository":"acme/web","workflow":"ci.yml"}""");

        Assert.Equal("disabled_manually", output.GetText("state"));
    }

    [Fact]
    public async Task A_deploy_key_is_deleted_by_its_text_and_comes_back_by_it()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var key = (await github.ReadAsync("github.list-deploy-keys", """{"repository":"acme/web"}""")).Get("keys")?.Items.Single();
        var with = PlainJson.Write(Value.MapOf(("repository", Value.Of("acme/web")), ("public_key", Value.Of(key?.GetText("public_key")))));

        var survey = await github.SurveyAsync("github.delete-deploy-key", with);
        await github.PerformAsync("github.delete-deploy-key", with);

        Assert.Equal(survey.Target, Assert.Single(survey.Cuts));
        Assert.Equal(SurveyVerdict.Done, (await github.SurveyAsync("github.delete-deploy-key", with)).Verdict);
        Assert.NotNull(survey.Undo);
        var again = await github.PerformAsync(survey.Undo.Uses, PlainJson.Write(survey.Undo.With));
        Assert.Equal((key?.GetText("public_key"), key?.GetText("title"), key?.Get("read_only")), (again.GetText("public_key"), again.GetText("title"), again.Get("read_only")));
        Assert.Equal(SurveyVerdict.Done, (await github.SurveyAsync(survey.Undo.Uses, PlainJson.Write(survey.Undo.With))).Verdict);
    }

    [Fact]
    public async Task A_deploy_key_whose_creation_was_lost_is_unknown_and_found_by_the_next_survey()
    {
        await using var github = await SandboxGitHub.StartAsync();
        const string With = """{"repository":"acme/api","title":"t","public_key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJNWSHQ+M3bySCCSICLZlMWqcqgkPnCdFkLaQkYeKUna me@host"}""";
        github.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Operation = "repos/create-deploy-key" });

        var outcome = await github.TryPerformAsync("github.create-deploy-key", With, await github.SurveyAsync("github.create-deploy-key", With));

        Assert.IsType<ActionOutcome.Unknown>(outcome);
        Assert.Equal(SurveyVerdict.Done, (await github.SurveyAsync("github.create-deploy-key", With)).Verdict);
    }

    [Theory]
    [InlineData("""{"repository":"acme/web","name":"NPM_TOKEN"}""", "github:acme/web/secrets/NPM_TOKEN")]
    [InlineData("""{"repository":"acme/web","environment":"production","name":"PROD"}""", "github:acme/web/environments/production/secrets/PROD")]
    [InlineData("""{"organization":"acme","name":"SHARED"}""", "github:acme/secrets/SHARED")]
    public async Task A_secret_is_deleted_where_it_is_kept(string with, string target)
    {
        await using var github = await SandboxGitHub.StartAsync();

        Assert.Equal(target, (await github.PerformAsync("github.delete-secret", with)).GetText("target"));

        Assert.Equal(SurveyVerdict.Done, (await github.SurveyAsync("github.delete-secret", with)).Verdict);
    }

    [Fact]
    public async Task A_run_that_does_not_stop_is_forced()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var with = $$"""{"repository":"acme/web","run":{{github.Run("stuck")}}}""";

        var output = await github.PerformAsync("github.cancel-run", with, TimeSpan.FromSeconds(1));

        Assert.Equal("cancelled", output.GetText("conclusion"));
        Assert.Equal(SurveyVerdict.Done, (await github.SurveyAsync("github.cancel-run", with)).Verdict);
    }

    [Fact]
    public async Task A_run_that_has_ended_meanwhile_counts_as_cancelled()
    {
        await using var github = await SandboxGitHub.StartAsync();
        var with = $$"""{"repository":"acme/web","run":{{github.Run("inside")}}}""";

        Assert.Equal("success", (await github.PerformAsync("github.cancel-run", with)).GetText("conclusion"));
    }
}
