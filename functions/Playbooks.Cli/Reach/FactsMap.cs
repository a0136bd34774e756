using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Values;
using Playbooks.Language.Workflows;

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

        if (FactsFolder.Read(path, error) is not { } arguments)
        {
            return (null, ExitCode.WrongCall);
        }

        if (ReachFactsReader.Read(arguments, WorkflowReader.Read) is { } facts)
        {
            return (MappedReach.Of(ReachMap.Of(facts, now).ToValue()), ExitCode.Ok);
        }

        error.WriteLine($"{path}: 'artifact' is written pkg:github/owner/name, or owner/name.");
        return (null, ExitCode.WrongCall);
    }
}
