using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Cloud;

/// <summary>Reads again until a write is seen: IAM and Entra are eventually consistent.</summary>
internal sealed class Reread(TimeProvider time, TimeSpan bound)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Enough for what the vendors call usual; a write that is not seen by then was accepted all the same.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromMinutes(2);

    /// <summary>True once <paramref name="isSeen"/> holds, false at the bound; or the failure of a read.</summary>
    public async Task<Answer<bool>> UntilAsync<T>(Func<CancellationToken, Task<Answer<T>>> read, Func<Answer<T>, bool> isSeen, CancellationToken token)
        where T : notnull
    {
        var end = time.GetUtcNow() + bound;
        for (var wait = TimeSpan.FromSeconds(1); ; wait = wait * 2 > Longest ? Longest : wait * 2)
        {
            var answer = await read(token);
            if (isSeen(answer))
            {
                return true;
            }

            if (answer.Failure is { Kind: not FailureKind.Status } why)
            {
                return why;
            }

            if (time.GetUtcNow() + wait > end)
            {
                return false;
            }

            await Task.Delay(wait, time, token);
        }
    }
}
