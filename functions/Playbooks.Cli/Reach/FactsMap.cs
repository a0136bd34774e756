using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Reach;

/// <summary>The map of facts on disk.</summary>
internal static class FactsMap
{
    public static (MappedReach? Mapped, int Code) Read(string path, string? at, TimeProvider time, TextWriter error)
    {
        var now = time.GetUtcNow();
        if (at is not null && TimeText.TryRead(at, out var given))
        {
            now = given.AsTime() ?? now;
        }
        else if (at is not null)
        {
            error.WriteLine("--at: write an RFC 3339 time: 2025-03-15T22:00:00Z");
            return (null, ExitCode.WrongCall);
        }

        try
        {
            return (MappedReach.Of(ReachMap.Of(FactsFolder.Read(path), now).ToValue()), ExitCode.Ok);
        }
        catch (Exception problem) when (problem is FactsException or AggregateException { InnerException: FactsException })
        {
            error.WriteLine((problem.InnerException ?? problem).Message);
            return (null, ExitCode.WrongCall);
        }
    }
}
