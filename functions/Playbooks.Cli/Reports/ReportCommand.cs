using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Journals;
using Playbooks.Core.Reports;
using Playbooks.Core.Reports.Writing;

namespace Playbooks.Cli.Reports;

/// <summary><c>playbook report RUN</c>: makes a report from the journal again, at any time, also of a run under way.</summary>
internal static class ReportCommand
{
    internal static Command Build(Terminal terminal)
    {
        var run = new Argument<string>("run") { Description = "A run's id." };
        var stage = new Option<string?>("--stage") { Description = "A stage that has begun; the whole run when left out." };
        var format = new Option<string?>("--format") { Description = "md, html or json (default: as --out is named, else md)." };
        format.AcceptOnlyFromAmong("md", "html", "json");
        var output = new Option<FileInfo?>("--out") { Description = "The file to write; standard output when left out." };
        var store = StoreOption.Create();
        var command = new Command("report", "Make the report of a run or of one of its stages from the journal.") { run, stage, format, output, store };
        command.SetAction((parsed, token) => RunAsync(
            parsed.GetValue(run) ?? "",
            parsed.GetValue(stage) ?? "",
            FormatOf(parsed.GetValue(format) ?? parsed.GetValue(output)?.Extension.TrimStart('.')),
            parsed.GetValue(output),
            parsed.GetValue(store) ?? StoreOption.Default,
            terminal,
            token));
        return command;
    }

    private static async Task<int> RunAsync(string id, string stage, ReportFormat format, FileInfo? output, string store, Terminal terminal, CancellationToken token)
    {
        using var workspace = new Workspace(store, TimeProvider.System);
        if (await workspace.Store.ReplayAsync(id, token) is not { Lines: { } lines })
        {
            terminal.Error.WriteLine($"There is no run '{id}' in {workspace.Place}.");
            return ExitCode.WrongCall;
        }

        if (stage.Length > 0 && !ReportBuilder.StagesOf(lines).Contains(stage))
        {
            terminal.Error.WriteLine($"Stage '{stage}' has not begun in this run. Begun so far: {string.Join(", ", ReportBuilder.StagesOf(lines))}.");
            return ExitCode.WrongCall;
        }

        await WriteAsync(lines, stage, format, output, terminal, token);
        return ExitCode.Ok;
    }

    private static async Task WriteAsync(IReadOnlyList<JournalLine> lines, string stage, ReportFormat format, FileInfo? output, Terminal terminal, CancellationToken token)
    {
        var content = ReportFormats.Write(ReportBuilder.Build(lines, stage), format);
        if (output is null)
        {
            await terminal.Output.WriteAsync(System.Text.Encoding.UTF8.GetString(content).AsMemory(), token);
        }
        else
        {
            await File.WriteAllBytesAsync(output.FullName, content, token);
            terminal.Error.WriteLine($"Written to {output.FullName}.");
        }
    }

    private static ReportFormat FormatOf(string? name) => name switch
    {
        "html" or "htm" => ReportFormat.Html,
        "json" => ReportFormat.Json,
        _ => ReportFormat.Markdown,
    };
}
