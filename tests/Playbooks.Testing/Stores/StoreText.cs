using System.Text;
using Playbooks.Engine.Ports;

namespace Playbooks.Testing.Stores;

/// <summary>Says in text what stores say in bytes.</summary>
public static class StoreText
{
    public static ReadOnlyMemory<byte> Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));

    public static InboxMessage Message(string id, string body = "{}") => new(id, Encoding.UTF8.GetBytes(body));

    public static async Task<string[]> TextAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> lines)
    {
        var read = new List<string>();
        await foreach (var line in lines)
        {
            read.Add(Encoding.UTF8.GetString(line.Span));
        }

        return [.. read];
    }

    public static Task<string[]> JournalAsync(this IRunStore store, string run) => TextAsync(store.ReadAsync(run, CancellationToken.None));

    public static Task<bool> CreateAsync(this IRunStore store, string run, params string[] lines) => store.CreateAsync(run, Lines(lines), CancellationToken.None);

    public static async Task<IRunClaim> ClaimedAsync(this IRunStore store, string run) =>
        await store.ClaimAsync(run, "a test", CancellationToken.None) ?? throw new InvalidOperationException($"{run} is held or absent.");

    public static ValueTask<Append> AppendAsync(this IRunClaim claim, params string[] lines) => claim.AppendAsync(Lines(lines), CancellationToken.None);

    public static async Task<string[]> InboxAsync(this IRunClaim claim) =>
        [.. (await claim.ReceiveAsync(CancellationToken.None)).Select(m => $"{m.Id} {Encoding.UTF8.GetString(m.Body.Span)}")];
}
