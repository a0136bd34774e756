using System.Net;
using System.Text.Json;
using Playbooks.Core.Runs;

namespace Playbooks.Functions.Tests.Hosting;

public sealed class FunctionsHostTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(8), TimeProvider.System);
    private Rehearsal? rehearsal;
    private FakeQueue? queue;
    private FakeFunctionsHost? host;

    private CancellationToken Token => limit.Token;

    private Rehearsal Drill => rehearsal ?? throw new InvalidOperationException();

    private FakeQueue Queue => queue ?? throw new InvalidOperationException();

    private FakeFunctionsHost Host => host ?? throw new InvalidOperationException();

    public async Task InitializeAsync()
    {
        rehearsal = await Rehearsal.StartAsync(Token);
        queue = await FakeQueue.StartAsync();
        host = new FakeFunctionsHost(rehearsal.Folder, new Dictionary<string, string>(rehearsal.Settings) { ["RunsStorage__queueServiceUri"] = queue.Service.AbsoluteUri }, queue);
        await host.StartAsync(Token);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Queue.DisposeAsync();
        await Drill.DisposeAsync();
    }

    public void Dispose() => limit.Dispose();

    [Fact]
    public async Task A_drill_is_completed_by_messages_alone_although_the_program_is_killed_in_the_middle_of_its_calls()
    {
        var run = await Drill.BeginAsync(Token);
        Queue.Put(Message(run));
        var fates = new Queue<long>([1, 30_000, 200_000]);
        while (!(await Drill.ReadAsync(run, Token)).IsOver)
        {
            var delivered = fates.TryPeek(out var bytes) ? await Host.DeliverAsync(ended => GrownAsync(run, bytes, ended), Token) : await Host.DeliverAsync(Token);
            if (delivered)
            {
                fates.TryDequeue(out _);
            }
            else if (await Drill.AnswerAsync(run, Token))
            {
                Queue.Put(Message(run));
            }
        }

        var over = await Drill.ReadAsync(run, Token);
        Assert.Equal(RunOutcome.Completed, over.Outcome);
        Assert.True(Host.Starts > 1, "the program was never killed");
        Assert.Empty(Queue.Poison);
        Assert.NotNull(await Drill.Runs.ReadFileAsync(run, "reports/run.md", Token));
    }

    [Fact]
    public async Task Each_trigger_is_answered_so_that_the_host_takes_it_as_done()
    {
        Assert.Null(await Host.TickAsync(Token));
        Assert.Null(await Host.CallAsync("q-work", FakeFunctionsHost.Invocation(new("m1", Message("no-such-run"), 1)), Token));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"run":"../x"}""")]
    [InlineData("[]")]
    public async Task A_message_that_is_no_wake_fails_and_is_put_aside_in_the_end(string text)
    {
        Queue.Put(text);

        while (await Host.DeliverAsync(Token))
        {
        }

        Assert.Equal([text], Queue.Poison);
        Assert.Contains(Host.Process.Output, line => line.Contains("no wake", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_whose_wake_was_lost_is_found_by_the_timer_and_one_that_waits_is_left_alone()
    {
        var run = await Drill.BeginAsync(Token);

        Assert.Null(await Host.TickAsync(Token));

        Assert.Equal([Message(run)], Queue.Texts);
        while (await Host.DeliverAsync(Token))
        {
        }

        var lines = (await Drill.ReadAsync(run, Token)).Epoch;
        var left = Queue.Texts.Count;
        Assert.Null(await Host.TickAsync(Token));
        Assert.Equal((lines, left), ((await Drill.ReadAsync(run, Token)).Epoch, Queue.Texts.Count));
    }

    [Fact]
    public async Task A_run_that_was_tried_too_often_is_held_for_people_to_see_and_the_log_says_so()
    {
        var run = await Drill.BeginAsync(Token);

        Assert.Null(await Host.CallAsync("q-work", FakeFunctionsHost.Invocation(new("m1", Message(run), 8)), Token));

        Assert.Equal("given-up", (await Drill.ReadAsync(run, Token)).Hold?.Code);
        Assert.Contains(Host.Process.Output, line => line.Contains("was given up after 7 attempts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("api/runs", HttpStatusCode.Unauthorized)]
    [InlineData("api/runs/x/reports/run.md", HttpStatusCode.Unauthorized)]
    [InlineData("ui/", HttpStatusCode.Unauthorized)]
    [InlineData("anything", HttpStatusCode.Unauthorized)]
    [InlineData("hooks/github", HttpStatusCode.NotFound)]
    public async Task Under_a_functions_host_only_the_open_doors_are_open(string path, HttpStatusCode status)
    {
        using var answer = await Host.Http.GetAsync(new Uri(Host.Address, path), Token);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Asked_to_end_it_ends_with_a_code_with_which_the_host_starts_it_again_and_has_logged_json_only()
    {
        Host.Process.Ask();

        Assert.NotEqual(0, await Host.Process.ExitAsync(Token));
        Assert.NotEmpty(Host.Process.Output);
        Assert.All(Host.Process.Output, line => JsonDocument.Parse(line).Dispose());
        Assert.Empty(Host.Process.Errors);
    }

    private static string Message(string run) => $$"""{"run":"{{run}}"}""";

    /// <summary>Ends when the run's journal has grown by so much.</summary>
    private async Task GrownAsync(string run, long bytes, CancellationToken ended)
    {
        var journal = new FileInfo(Path.Combine(Drill.Folder, "runs", run, "journal.1.jsonl"));
        for (var before = journal.Length; journal.Length < before + bytes; journal.Refresh())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, ended);
        }
    }
}
