namespace Playbooks.Cli.Tests.Runs;

/// <summary>What people ask of a run from the command line: who may, with which tenant file, and what comes of asking in vain.</summary>
public sealed class SteeringTests : IDisposable
{
    private readonly PaperTrail paper = new();

    public void Dispose() => paper.Dispose();

    [Theory]
    [InlineData(PaperTrail.People, "false", "a sandbox")]
    [InlineData("""[{"id":"sam","roles":["security"]},{"id":"mal","roles":["security"]}]""", "true", "'people'")]
    [InlineData("""[{"id":"sam","roles":["security"]},{"id":"rae","roles":["security"]},{"id":"ivy","roles":["intern"]}]""", "true", "'people'")]
    public async Task A_run_is_not_steered_with_other_people_or_as_another_kind_of_tenant(string people, string sandbox, string says)
    {
        var (run, digest) = await paper.WaitingForApprovalAsync();
        paper.Tenant(people, sandbox);

        foreach (string[] command in Commands(run, digest))
        {
            Assert.Equal(ExitCode.WrongCall, await paper.CallAsync([.. command, .. sandbox == "true" ? new[] { "--as", "sam" } : []]));
            Assert.Contains(says, paper.Error, StringComparison.Ordinal);
        }

        Assert.Equal(ExitCode.WrongCall, await paper.CallAsync("run", "--resume", run, "--leave"));
        Assert.Empty(paper.Inbox(run));
    }

    [Fact]
    public async Task The_order_in_which_the_file_names_people_does_not_count()
    {
        var (run, digest) = await paper.WaitingForApprovalAsync();
        paper.Tenant("""[{"id":"ivy","roles":["intern"]},{"id":"rae","roles":["responder"]},{"id":"sam","roles":["security"]}]""", "true");

        Assert.Equal(ExitCode.Ok, await paper.CallAsync("approve", run, "--digest", digest, "--role", "security", "--as", "sam"));
        Assert.Single(paper.Inbox(run));
    }

    [Theory]
    [InlineData("ivy", "responder, security")]
    [InlineData("mal", "is not among the people")]
    public async Task Steering_takes_a_role_of_the_playbook_or_the_responders(string person, string says)
    {
        var (run, digest) = await paper.WaitingForApprovalAsync();

        foreach (var command in Commands(run, digest).Skip(1))
        {
            Assert.Equal(ExitCode.WrongCall, await paper.CallAsync([.. command, "--as", person]));
            Assert.Contains(says, paper.Error, StringComparison.Ordinal);
        }

        Assert.Empty(paper.Inbox(run));
    }

    [Fact]
    public async Task What_is_not_open_in_a_run_cannot_be_accepted()
    {
        var (run, _) = await paper.WaitingForApprovalAsync();

        Assert.Equal(ExitCode.WrongCall, await paper.CallAsync("runs", "accept", run, "--credential", "ci-key", "--role", "security", "--reason", "it is closed on Friday", "--as", "sam"));
        Assert.Contains("'ci-key' is nothing that is open in this run. Nothing in reach is open in it.", paper.Error, StringComparison.Ordinal);
        Assert.Empty(paper.Inbox(run));
    }

    [Fact]
    public async Task A_responder_cancels_and_the_journal_says_who()
    {
        var (run, _) = await paper.WaitingForApprovalAsync();

        Assert.Equal(ExitCode.Ok, await paper.CallAsync("runs", "cancel", run, "--reason", "false alarm", "--as", "rae"));
        Assert.Equal(ExitCode.No, await paper.CallAsync("run", "--resume", run, "--leave"));
        Assert.Contains("\"event\":\"run.cancel-requested\",\"data\":{\"by\":\"rae\"", paper.Journal(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_requested_a_run_may_cancel_it_without_any_role_but_not_undo_it()
    {
        var (run, _) = await paper.WaitingForApprovalAsync();

        Assert.Equal(ExitCode.WrongCall, await paper.CallAsync("runs", "cancel", run, "--reason", "mine", "--undo"));
        Assert.Equal(ExitCode.Ok, await paper.CallAsync("runs", "cancel", run, "--reason", "mine"));
    }

    [Theory]
    [InlineData("sam", "platform", "role platform is not asked")]
    [InlineData("rae", "security", "rae is not in role security")]
    public async Task A_decision_that_would_not_count_is_refused_at_once(string person, string role, string says)
    {
        var (run, digest) = await paper.WaitingForApprovalAsync();

        Assert.Equal(ExitCode.WrongCall, await paper.CallAsync("approve", run, "--digest", digest, "--role", role, "--as", person));
        Assert.Contains(says, paper.Error, StringComparison.Ordinal);
        Assert.Empty(paper.Inbox(run));
    }

    [Fact]
    public async Task Nothing_is_left_for_a_run_that_cannot_take_it()
    {
        var (run, _) = await paper.WaitingForApprovalAsync();

        await RefusedAsync(run, "is not held", "runs", "retry", run);
        await RefusedAsync(run, "It waits for nothing of that kind", "runs", "resolve", run, "--action", "ask#1", "--reason", "seen");
        await RefusedAsync(run, "There is no run 'run-0'", "runs", "retry", "run-0");
    }

    [Fact]
    public async Task A_wrong_task_is_refused_with_the_right_ones_and_retrying_waits_for_them()
    {
        var (run, task) = await paper.WaitingForTaskAsync();

        await RefusedAsync(run, $"It waits for: {task}", "runs", "resolve", run, "--action", "ask#nonsense", "--happened", "--reason", "seen");
        await RefusedAsync(run, $"--action {task}", "runs", "retry", run);
        Assert.Equal(ExitCode.Ok, await paper.CallAsync("runs", "resolve", run, "--action", task, "--happened", "--reason", "called", "--as", "sam"));
        Assert.Single(paper.Inbox(run));
    }

    [Fact]
    public async Task A_run_that_is_being_cancelled_takes_no_other_inputs()
    {
        var (run, _) = await paper.WaitingForTaskAsync();
        var inputs = await InputsAsync();
        Assert.Equal(ExitCode.Ok, await paper.CallAsync("runs", "cancel", run, "--reason", "false alarm", "--as", "sam"));
        Assert.Equal(ExitCode.Waiting, await paper.CallAsync("run", "--resume", run, "--leave"));

        await RefusedAsync(run, "is being cancelled already, by sam: false alarm. Start another run", "runs", "amend", run, "--inputs", inputs, "--reason", "wider");
        await RefusedAsync(run, "is being cancelled already", "runs", "cancel", run, "--reason", "again");
    }

    [Fact]
    public async Task A_run_that_has_ended_takes_nothing()
    {
        var (run, _) = await paper.WaitingForApprovalAsync();
        var inputs = await InputsAsync();
        Assert.Equal(ExitCode.Ok, await paper.CallAsync("runs", "cancel", run, "--reason", "false alarm", "--as", "sam"));
        Assert.Equal(ExitCode.No, await paper.CallAsync("run", "--resume", run, "--leave"));

        await RefusedAsync(run, "is over (cancelled)", "runs", "amend", run, "--inputs", inputs, "--reason", "wider");
        await RefusedAsync(run, "is over (cancelled)", "runs", "cancel", run, "--reason", "again");
        await RefusedAsync(run, "is over (cancelled)", "runs", "retry", run);
    }

    [Theory]
    [InlineData("""{"note":7}""", "note")]
    [InlineData("""{"other":"x"}""", "other")]
    [InlineData("[]", "no JSON object")]
    public async Task Inputs_that_do_not_fit_are_refused(string given, string says)
    {
        var (run, _) = await paper.WaitingForApprovalAsync();

        await RefusedAsync(run, says, "runs", "amend", run, "--inputs", await InputsAsync(given), "--reason", "wider");
    }

    [Fact]
    public async Task A_damaged_journal_is_an_error_and_no_crash()
    {
        var (run, digest) = await paper.WaitingForApprovalAsync();
        File.WriteAllText(Path.Combine(paper.Folder, run, "journal.1.jsonl"), paper.Journal(run).Replace("\"tenant\":\"play\"", "\"tenant\":\"work\"", StringComparison.Ordinal));

        foreach (string[] command in new string[][] { ["approve", run, "--digest", digest, "--role", "security", "--as", "sam"], ["runs", "cancel", run, "--reason", "why"], ["run", "--resume", run] })
        {
            paper.Forget();
            Assert.Equal(ExitCode.No, await paper.CallAsync(command));
            Assert.Contains("The journal is damaged at line", paper.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("run")]
    public async Task An_alert_and_inputs_together_are_a_wrong_call(string command)
    {
        paper.Tenant(PaperTrail.People, "true");
        var alert = await InputsAsync();

        Assert.Equal(ExitCode.WrongCall, await paper.CallStorelessAsync(command, paper.Playbook, "--alert", alert, "--input", "note=x"));
        Assert.Contains("not both", paper.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongCall, await paper.CallStorelessAsync(command, paper.Playbook, "--alert", alert));
        Assert.Contains("does not start playbook 'paper'", paper.Error, StringComparison.Ordinal);
    }

    private async Task<string> InputsAsync(string given = """{"note":"wider"}""")
    {
        var path = Path.Combine(paper.Folder, "inputs.json");
        await File.WriteAllTextAsync(path, given);
        return path;
    }

    private async Task RefusedAsync(string run, string says, params string[] command)
    {
        var (journal, inbox) = (paper.Journal(run), paper.Inbox(run));
        paper.Forget();

        Assert.Equal(ExitCode.WrongCall, await paper.CallAsync([.. command, "--as", "sam"]));
        Assert.Contains(says, paper.Error, StringComparison.Ordinal);
        Assert.Equal((journal, inbox.Length), (paper.Journal(run), paper.Inbox(run).Length));
    }

    private static string[][] Commands(string run, string digest) =>
    [
        ["approve", run, "--digest", digest, "--role", "security"],
        ["runs", "cancel", run, "--reason", "why", "--undo"],
        ["runs", "retry", run],
        ["runs", "resolve", run, "--action", "ask#1", "--reason", "seen"],
    ];
}
