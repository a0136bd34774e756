using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Tests.Evidence;
using Playbooks.Functions.Tests.Hosting;
using Playbooks.Functions.Work;
using Playbooks.Hosting;
using Playbooks.Hosting.Queues;
using Playbooks.Hosting.Turns;

namespace Playbooks.Functions.Tests.Work;

/// <summary>A wake that came too often: the run stands still, but nothing that it owes or was told is forgotten.</summary>
public sealed class GivingUpTests : IAsyncLifetime
{
    private readonly KeptLog log = new();
    private Rehearsal? rehearsal;

    private Rehearsal Drill => rehearsal ?? throw new InvalidOperationException();

    public async Task InitializeAsync() => rehearsal = await Rehearsal.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await Drill.DisposeAsync();

    [Fact]
    public async Task A_run_that_has_ended_and_owes_its_last_signature_is_looked_at_again_until_it_is_signed()
    {
        var run = await Drill.BeginAsync(CancellationToken.None);
        await Drill.FinishAsync(run, CancellationToken.None);
        using var crew = new Crew(Drill.Tenant, Path.Combine(Drill.Folder, "unsigned"));
        await CopyWithoutLastLineAsync(run, crew.Workspace.Store);
        Assert.Equal(Paperwork.Signature, (await Drill.ReadAsync(run, CancellationToken.None)).Paperwork);

        for (var time = 0; time < 2; time++)
        {
            await Handler(crew).HandleAsync(run, WakeHandler.GiveUpAt, CancellationToken.None);

            Assert.Empty(await DueAsync(crew, Turn.AfterGivingUp - TimeSpan.FromMinutes(1)));
            Assert.Equal([run], await DueAsync(crew, Turn.AfterGivingUp));
        }

        Assert.All(log.Lines, line => Assert.Contains("it has ended and still owes its last signature", line, StringComparison.Ordinal));
        Assert.IsType<TurnResult.Over>(await Turns(crew).TakeAsync(run, CancellationToken.None));
        Assert.True((await Drill.ReadAsync(run, CancellationToken.None)).IsOver);
        Assert.Empty(await DueAsync(crew, TimeSpan.FromDays(3000)));
    }

    [Fact]
    public async Task What_a_person_said_to_a_run_that_was_given_up_is_read_although_its_wake_was_lost()
    {
        var run = await Drill.BeginAsync(CancellationToken.None);
        using var crew = new Crew(Drill.Tenant, Drill.Store);
        await Drill.Runs.SendAsync(run, new InboxMessage("cancel", InputCodec.Write(new RunInput.Cancel("riley", "a false alarm", Undo: false))), CancellationToken.None);

        await Handler(crew).HandleAsync(run, WakeHandler.GiveUpAt, CancellationToken.None);

        Assert.Equal("given-up", (await Drill.ReadAsync(run, CancellationToken.None)).Hold?.Code);
        Assert.Equal([run], await DueAsync(crew, Turn.AfterGivingUp));
        Assert.True(await Turns(crew).IsDueAsync(run, CancellationToken.None));
        await Turns(crew).TakeAsync(run, CancellationToken.None);
        Assert.NotNull((await Drill.ReadAsync(run, CancellationToken.None)).Cancel);
    }

    [Fact]
    public async Task A_run_that_was_given_up_and_to_which_nobody_has_said_anything_waits_for_people_alone()
    {
        var run = await Drill.BeginAsync(CancellationToken.None);
        using var crew = new Crew(Drill.Tenant, Drill.Store);

        await Handler(crew).HandleAsync(run, WakeHandler.GiveUpAt, CancellationToken.None);

        Assert.Empty(await DueAsync(crew, TimeSpan.FromDays(3000)));
        Assert.Contains("was given up after 7 attempts", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    private async Task CopyWithoutLastLineAsync(string run, IRunStore store)
    {
        var lines = await Drill.Runs.ReadAsync(run, CancellationToken.None).ToListAsync();
        Assert.True(await store.CreateAsync(run, lines.SkipLast(1).SelectMany(line => line.ToArray().Append((byte)'\n')).ToArray(), CancellationToken.None));
        Drill.Runs = store;
    }

    private static ValueTask<List<string>> DueAsync(Crew crew, TimeSpan after) =>
        crew.Workspace.Store.DueAsync(crew.Time.GetUtcNow() + after, CancellationToken.None).ToListAsync();

    private static Turn Turns(Crew crew) => new(crew, TurnTimes.Usual, new Unobserved(), after: null);

    private WakeHandler Handler(Crew crew) => new(Turns(crew), new LocalWorkQueue(crew.Time), log);
}
