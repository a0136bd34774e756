using Playbooks.Core.Journals;

namespace Playbooks.Cli.Runs;

/// <summary>STUB until Core/Reports lands.</summary>
internal static class ReportFiles
{
    public static IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> Make(IReadOnlyList<JournalLine> lines, string stage) =>
        [($"{(stage.Length == 0 ? "run" : stage)}.txt", System.Text.Encoding.UTF8.GetBytes($"{lines.Count}"))];
}
