using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Writing;

/// <summary>One model, three writings.</summary>
public static class ReportFormats
{
    public static ImmutableArray<ReportFormat> All { get; } = [ReportFormat.Markdown, ReportFormat.Html, ReportFormat.Json];

    /// <summary>UTF-8 without byte order mark, line feeds only.</summary>
    public static byte[] Write(Report report, ReportFormat format) => format switch
    {
        ReportFormat.Markdown => Encoding.UTF8.GetBytes(MarkdownWriting.Write(report)),
        ReportFormat.Html => Encoding.UTF8.GetBytes(HtmlWriting.Write(report)),
        ReportFormat.Json => [.. PlainJson.WriteBytes(JsonWriting.Write(report), indented: true), (byte)'\n'],
        _ => throw new UnreachableException(),
    };

    public static string ExtensionOf(ReportFormat format) => format switch
    {
        ReportFormat.Markdown => "md",
        ReportFormat.Html => "html",
        ReportFormat.Json => "json",
        _ => throw new UnreachableException(),
    };
}
