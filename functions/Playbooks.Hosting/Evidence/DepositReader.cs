using System.Collections.Immutable;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Hosting.Evidence;

/// <summary>Cuts a journal at its signatures. The same journal gives the same deposits at any time and to anybody; lines behind the last signature wait for the next.</summary>
internal static class DepositReader
{
    /// <returns>Null where there is no such run.</returns>
    /// <exception cref="DamagedJournalException">The journal does not hold together: nothing of it is evidence.</exception>
    public static async Task<(ImmutableArray<Deposit> Deposits, bool IsOver)?> ReadAsync(IRunStore store, string run, CancellationToken token)
    {
        var replay = new Replay();
        var deposits = ImmutableArray.CreateBuilder<Deposit>();
        var (bytes, reports) = (new List<byte>(), new List<ReportFile>());
        await foreach (var line in store.ReadAsync(run, token))
        {
            replay.Add(line);
            bytes.AddRange(line.Span);
            bytes.Add((byte)'\n');
            switch (replay.Lines[^1])
            {
                case { Event: RunEvent.ReportWritten written }:
                    reports.AddRange(written.Files);
                    break;
                case { Event: RunEvent.HeadSigned signed } last:
                    deposits.Add(new Deposit(deposits.Count + 1, bytes.ToArray(), last.Number, signed, [.. reports]));
                    bytes.Clear();
                    reports.Clear();
                    break;
                default:
                    break;
            }
        }

        return replay.Run is { } state ? (deposits.ToImmutable(), state.IsOver) : null;
    }
}
