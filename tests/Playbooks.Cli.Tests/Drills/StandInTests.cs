using Playbooks.Cli.Drills;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Tests.Runs;
using Playbooks.Connectors.Tenants;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Tests.Drills;

/// <summary>Whoever stands in for people and cannot do their part ends the drill: waiting for them in silence would never end.</summary>
public sealed class StandInTests : IDisposable
{
    private static readonly TenantPerson Sam = new("sam", ["security"]);
    private static readonly Uri NobodyListens = new("http://127.0.0.1:9/");

    private readonly PaperTrail paper = new();
    private readonly CancellationTokenSource stop = new();

    public void Dispose()
    {
        stop.Dispose();
        paper.Dispose();
    }

    [Fact]
    public async Task An_approval_that_cannot_be_sent_ends_it() =>
        Assert.Equal("sam could not approve contain: the disk is full", await ToldAsync(await WaitingForApprovalAsync(), (store, breakdown) => new AutomaticApprover(store, [Sam], breakdown)));

    [Fact]
    public async Task A_role_that_nobody_has_ends_it() =>
        Assert.Contains("is in role security", await ToldAsync(await WaitingForApprovalAsync(), (store, breakdown) => new AutomaticApprover(store, [], breakdown)), StringComparison.Ordinal);

    [Fact]
    public async Task A_task_that_nobody_is_there_for_ends_it() =>
        Assert.Contains("nobody is there to do ask#", await ToldAsync(await WaitingForTaskAsync(), (store, breakdown) => new DrillPeople(store, NobodyListens, [], breakdown)), StringComparison.Ordinal);

    [Fact]
    public async Task A_task_that_cannot_be_done_ends_it() =>
        Assert.StartsWith("a task for a person could not be done", await ToldAsync(await WaitingForTaskAsync(), (store, breakdown) => new DrillPeople(store, NobodyListens, [Sam], breakdown)), StringComparison.Ordinal);

    [Fact]
    public async Task A_run_that_nobody_can_approve_automatically_ends_with_an_error()
    {
        paper.Tenant("""[{"id":"rae","roles":["responder"]}]""", "true");

        Assert.Equal(ExitCode.No, await paper.CallAsync("run", paper.Playbook, "--approve", "auto"));
        Assert.Contains("is in role security", paper.Error, StringComparison.Ordinal);
    }

    private async Task<string> WaitingForApprovalAsync() => (await paper.WaitingForApprovalAsync()).Run;

    private async Task<string> WaitingForTaskAsync() => (await paper.WaitingForTaskAsync()).Run;

    /// <summary>Shows the whole run to the one who stands in, over a store that takes nothing, and waits until it is stopped.</summary>
    private async Task<string> ToldAsync(string run, Func<IRunStore, Breakdown, IRunObserver> standIn)
    {
        using var workspace = new Workspace(paper.Folder, TimeProvider.System);
        var replay = await workspace.Store.ReplayAsync(run, CancellationToken.None) ?? throw new InvalidOperationException("no run");
        var breakdown = new Breakdown(stop);
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Token.Register(stopped.SetResult);
        var observer = standIn(new FullStore(workspace.Store), breakdown);

        observer.Appended(replay.Lines, 0, replay.Run ?? throw new InvalidOperationException("no run"));
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60));

        (observer as IDisposable)?.Dispose();
        return breakdown.Reason ?? "";
    }

    /// <summary>Reads as the other does, and takes no message.</summary>
    private sealed class FullStore(IRunStore inner) : IRunStore
    {
        public Task<bool> CreateAsync(string run, ReadOnlyMemory<byte> lines, CancellationToken token) => inner.CreateAsync(run, lines, token);

        public Task<IRunClaim?> ClaimAsync(string run, string worker, CancellationToken token) => inner.ClaimAsync(run, worker, token);

        public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string run, CancellationToken token) => inner.ReadAsync(run, token);

        public IAsyncEnumerable<string> ListAsync(CancellationToken token) => inner.ListAsync(token);

        public Task<RunPage> PageAsync(RunsOf which, string from, int most, CancellationToken token) => inner.PageAsync(which, from, most, token);

        public IAsyncEnumerable<string> DueAsync(DateTimeOffset now, CancellationToken token) => inner.DueAsync(now, token);

        public Task<bool> SendAsync(string run, InboxMessage message, CancellationToken token) => Task.FromException<bool>(new IOException("the disk is full"));

        public Task<ReadOnlyMemory<byte>?> ReadFileAsync(string run, string name, CancellationToken token) => inner.ReadFileAsync(run, name, token);

        public string LocationOf(string run) => inner.LocationOf(run);
    }
}
