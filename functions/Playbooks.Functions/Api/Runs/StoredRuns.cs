using Microsoft.AspNetCore.Http;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Functions.Answers;
using Playbooks.Hosting;
using Playbooks.Hosting.Views;

namespace Playbooks.Functions.Api.Runs;

/// <summary>Reads runs for routes: what is no name of a run, is not there or cannot be read has its answer.</summary>
internal sealed class StoredRuns(IRunStore store)
{
    public IRunStore Store => store;

    /// <param name="show">Makes the answer of a run that was started.</param>
    public async Task<IResult> ShowAsync(string id, Func<Replay, IResult> show, CancellationToken token) => await FindAsync(id, token) is { } replay ? show(replay) : Absent(id);

    /// <summary>Null where there is no such run.</summary>
    public Task<Replay?> FindAsync(string id, CancellationToken token) => RunNames.IsRun(id) ? store.ReplayAsync(id, token) : Task.FromResult<Replay?>(null);

    public async Task<RunRow> RowAsync(string id, CancellationToken token)
    {
        try
        {
            return await store.ReplayAsync(id, token) is { Run: { } run } ? RunRow.Of(run) : RunRow.Damaged(id, "empty journal");
        }
        catch (DamagedJournalException damaged)
        {
            return RunRow.Damaged(id, $"damaged journal at line {damaged.Line}");
        }
    }

    /// <summary>What is no name of a run is not repeated.</summary>
    public static IResult Absent(string id) => Answer.NotFound(RunNames.IsRun(id) ? $"There is no run '{id}' in this store. GET /api/runs lists those that are." : "That is no id of a run.");
}
