using System.Buffers;
using System.Globalization;
using System.Text;
using Playbooks.Core.Runs;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;

namespace Playbooks.Functions.Api.Documents;

/// <summary>
/// Follows a run's journal in the store, whoever writes it, and tells each line as a server-sent event: its number as id, its event's name, its bytes as data.
/// A comment at least every fifteen seconds keeps proxies from taking the stream for dead (the platform's closes one after 230 silent seconds).
/// </summary>
internal sealed class JournalTail(IRunStore store, TimeProvider time, CancellationToken stopping)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How soon a new line is seen. While nothing comes it becomes longer: each look reads the journal.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);

    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    /// <summary>A stream ends after that long, and its client comes again with the last id: no call lives for ever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <param name="after">The number of the last line that the reader has; 0 for none.</param>
    public async Task FollowAsync(string run, long after, Stream output, CancellationToken token)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, stopping);
        var (begun, spokenAt, pause) = (time.GetUtcNow(), time.GetUtcNow(), ShortestPause);
        await SayAsync(output, $"retry: {(int)LongestPause.TotalMilliseconds}\n\n", token);
        while (!stopping.IsCancellationRequested && time.GetUtcNow() - begun < Longest)
        {
            var (last, isOver) = await TellAsync(run, after, output, either.Token);
            pause = last > after ? ShortestPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            if (isOver)
            {
                await SayAsync(output, "event: end\ndata: {}\n\n", token);
                return;
            }

            if (last > after)
            {
                spokenAt = time.GetUtcNow();
            }
            else if (time.GetUtcNow() - spokenAt >= Heartbeat - LongestPause)
            {
                await SayAsync(output, ": still here\n\n", token);
                spokenAt = time.GetUtcNow();
            }

            after = last;
            await Task.Delay(pause, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            token.ThrowIfCancellationRequested();
        }
    }

    /// <returns>The number of the last line, and whether the run is over.</returns>
    private async Task<(long Last, bool IsOver)> TellAsync(string run, long after, Stream output, CancellationToken token)
    {
        var replay = new Replay();
        var news = new ArrayBufferWriter<byte>();
        await foreach (var line in store.ReadAsync(run, token))
        {
            replay.Add(line);
            if (replay.Head.Number > after)
            {
                Write(news, replay.Head.Number, RunEventNames.Of(replay.Lines[^1].Event), line.Span);
            }
        }

        if (news.WrittenCount > 0)
        {
            await output.WriteAsync(news.WrittenMemory, token);
            await output.FlushAsync(token);
        }

        return (Math.Max(after, replay.Head.Number), replay.Run is { IsOver: true });
    }

    private static void Write(ArrayBufferWriter<byte> news, long number, string name, ReadOnlySpan<byte> line)
    {
        news.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {number}\nevent: {name}\ndata: ")));
        news.Write(line);
        news.Write("\n\n"u8);
    }

    private static async Task SayAsync(Stream output, string text, CancellationToken token)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), token);
        await output.FlushAsync(token);
    }
}
