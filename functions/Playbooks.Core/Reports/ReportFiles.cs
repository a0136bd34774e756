using Playbooks.Core.Journals;
using Playbooks.Core.Reports.Writing;

namespace Playbooks.Core.Reports;

/// <summary>The files that a report is left as.</summary>
public static class ReportFiles
{
    /// <summary><c>1-contain.md</c>, <c>.html</c> and <c>.json</c>; <c>run.*</c> for an empty stage; a stage that is visited again gets <c>-round-N</c>.</summary>
    public static IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> Make(IReadOnlyList<JournalLine> lines, string stage)
    {
        var report = ReportBuilder.Build(lines, stage);
        return [.. ReportFormats.All.Select(format => ($"{report.Name}.{ReportFormats.ExtensionOf(format)}", (ReadOnlyMemory<byte>)ReportFormats.Write(report, format)))];
    }
}
