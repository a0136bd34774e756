using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public class ControlledRunTests
{
    private const string Uses = "github.controlled-run";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_run_whose_logs_show_no_indicator_is_clean()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var output = await github.PerformAsync(Uses, With("exfiltrate.example"), Pause);

        Assert.Equal((Value.True, Value.Of(1), "success"), (output.Get("clean"), output.Get("searched"), output.GetText("conclusion")));
    }

    [Fact]
    public async Task A_run_whose_log_shows_an_indicator_fails_and_says_in_which_line()
    {
        await using var github = await SandboxGitHub.StartAsync();

        var failed = Assert.IsType<ActionOutcome.FailedFinal>(await EndAsync(github, With("repository 'AWS-actions/configure-aws-credentials@v4'")));

        Assert.Equal("indicator-found", failed.Code);
        Assert.Contains("line 3", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_log_cannot_be_read_is_not_called_clean_and_is_not_started_again()
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.Host.AddFault(new FaultRule { Kind = FaultKind.Refuse, Status = 404, Operation = "actions/download-job-logs-for-workflow-run" });

        Assert.Equal("log-unread", Assert.IsType<ActionOutcome.FailedRetryable>(await EndAsync(github, With("exfiltrate.example"))).Code);

        Assert.Equal(Value.True, (await github.PerformAsync(Uses, With("exfiltrate.example"), Pause)).Get("clean"));
        Assert.Single(github.Host.Audit, entry => entry.Operation == "actions/create-workflow-dispatch");
    }

    [Theory]
    [InlineData("abc", "shorter than 4")]
    [InlineData("", "at least one")]
    public async Task Indicators_that_would_prove_nothing_are_refused_before_anything_is_started(string indicator, string why)
    {
        await using var github = await SandboxGitHub.StartAsync();

        var failed = Assert.IsType<ActionOutcome.FailedFinal>(await github.SurveyFailsAsync(Uses, With(indicator)));

        Assert.Equal("invalid-arguments", failed.Code);
        Assert.Contains(why, failed.Message, StringComparison.Ordinal);
    }

    private static string With(string indicator) =>
        $$"""{"repository":"acme/shop","workflow":"ship.yml","ref":"main","indicators":[{{(indicator.Length == 0 ? "" : $"\"{indicator}\"")}}]}""";

    private static async Task<ActionOutcome> EndAsync(SandboxGitHub github, string with) =>
        await github.PumpAsync(Uses, with, await github.SurveyAsync(Uses, with), Pause);
}
