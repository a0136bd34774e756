using System.Collections.Immutable;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Hosting.Evidence;

/// <summary>
/// Cuts a journal at its signatures. The same journal gives the same deposits at any time and to anybody with the same keys; lines behind the last
/// signature wait for the next. One that is nobody's is no cut: its lines wait for the next true one too, and its number stays free.
/// </summary>
internal static class DepositReader
{
    /// <param name="whyNot">Why the signature of that number, from 1, vouches for nothing; null where it does.</param>
    /// <param name="find">Told of each that does not.</param>
    /// <returns>Null where there is no such run.</returns>
    /// <exception cref="DamagedJournalException">The journal does not hold together: nothing of it is evidence.</exception>
    public static async Task<(ImmutableArray<Deposit> Deposits, bool IsOver)?> ReadAsync(
        IRunStore store, string run, Func<int, JournalLine, RunEvent.HeadSigned, string?> whyNot, Action<string> find, CancellationToken token)
    {
        var replay = new Replay();
        var deposits = ImmutableArray.CreateBuilder<Deposit>();
        var number = 0;
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
                case { Event: RunEvent.HeadSigned signed } last when whyNot(++number, last, signed) is { } reason:
                    find($"line {last.Number} of the journal is no signature of who signs here: {reason}; it is not kept as one");
                    break;
                case { Event: RunEvent.HeadSigned signed } last:
                    deposits.Add(new Deposit(number, bytes.ToArray(), last.Number, signed, [.. reports]));
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
