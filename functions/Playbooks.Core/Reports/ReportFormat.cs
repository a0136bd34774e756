namespace Playbooks.Core.Reports;

public enum ReportFormat
{
    Markdown,

    /// <summary>One self-contained page: no script, no other resource.</summary>
    Html,
    Json,
}
