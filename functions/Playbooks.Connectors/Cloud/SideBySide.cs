using System.Collections.Immutable;

namespace Playbooks.Connectors.Cloud;

/// <summary>Asks about several things at a time; how many requests are under way is for the transport to limit.</summary>
internal static class SideBySide
{
    /// <summary>What a slow or crowded repository holds up; more only fills memory.</summary>
    public const int AtOnce = 8;

    /// <param name="goesOn">Looks at each result; after the first false nothing further is begun, and what is under way is waited for.</param>
    /// <returns>In the order of <paramref name="all"/>; those that were not begun are left out.</returns>
    public static async Task<ImmutableArray<TResult>> AskAsync<T, TResult>(IReadOnlyList<T> all, Func<T, CancellationToken, Task<TResult>> ask, Func<TResult, bool> goesOn, CancellationToken token)
    {
        var results = new (bool IsThere, TResult? Result)[all.Count];
        var isOver = false;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Count).TakeWhile(_ => !Volatile.Read(ref isOver)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token },
            async (at, stop) =>
            {
                var result = await ask(all[at], stop);
                results[at] = (true, result);
                if (!goesOn(result))
                {
                    Volatile.Write(ref isOver, true);
                }
            });
        return [.. results.Where(r => r.IsThere).Select(r => r.Result).OfType<TResult>()];
    }

    public static Task<ImmutableArray<TResult>> AskAsync<T, TResult>(IReadOnlyList<T> all, Func<T, CancellationToken, Task<TResult>> ask, CancellationToken token) =>
        AskAsync(all, ask, _ => true, token);
}
