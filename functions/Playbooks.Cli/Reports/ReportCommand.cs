using System.CommandLine;
using System.Text;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Journals;
using Playbooks.Core.Reports;
using Playbooks.Core.Reports.Writing;

namespace Playbooks.Cli.Reports;

/// <summary>
/// <c>playbook report RUN</c>: makes a report from the journal again, at any time, also of a run under way; or says the run in a format of others.
/// Exit codes: 0 written; 2 wrong call.
/// </summary>
internal static class ReportCommand
{
    internal static Command Build(Terminal terminal)
    {
        var run = new Argument<string>("run") { Description = "A run's id." };
        var stage = new Option<string?>("--stage") { Description = "A stage that has begun; the whole run when left out." };
        var format = new Option<string?>("--format") { Description = "md, html or json (default: as --out is named, else md); or ocsf, stix or sarif, each one JSON document about the whole run." };
        format.AcceptOnlyFromAmong(["md", "html", "json", .. StandardReport.Names]);
        var controls = new Option<bool>("--controls") { Description = "Only the controls of NIST, OWASP and CSA that were touched, and by what." };
        var output = new Option<FileInfo?>("--out") { Description = "The file to write; standard output when left out." };
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new Command("report", "Make the report of a run or of one of its stages from the journal. Exit code 0: written; 2: wrong call.") { run, stage, format, controls, output, store, json };
        command.SetAction((parsed, token) => RunAsync(
            new Arguments(
                parsed.GetValue(run) ?? "",
                parsed.GetValue(stage) ?? "",
                parsed.GetValue(json) ? "json" : parsed.GetValue(format) ?? parsed.GetValue(output)?.Extension.TrimStart('.') ?? "md",
                parsed.GetValue(controls),
                parsed.GetValue(output),
                parsed.GetValue(store) ?? StoreOption.Default),
            terminal,
            token));
        return command;
    }

    private static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken token)
    {
        if (StandardReport.Names.Contains(arguments.Format) && (arguments.Stage.Length > 0 || arguments.Controls))
        {
            terminal.Error.WriteLine($"--format {arguments.Format} is about the whole run: leave --stage and --controls out.");
            return ExitCode.WrongCall;
        }

        using var workspace = new Workspace(arguments.Store, TimeProvider.System);
        if (await workspace.Store.ReplayAsync(arguments.Run, token) is not { Lines: { } lines })
        {
            terminal.Error.WriteLine($"There is no run '{arguments.Run}' in {workspace.Place}.");
            return ExitCode.WrongCall;
        }

        if (arguments.Stage.Length > 0 && !ReportBuilder.StagesOf(lines).Contains(arguments.Stage))
        {
            terminal.Error.WriteLine($"Stage '{arguments.Stage}' has not begun in this run. Begun so far: {string.Join(", ", ReportBuilder.StagesOf(lines))}.");
            return ExitCode.WrongCall;
        }

        await WriteAsync(Content(lines, arguments), arguments.Output, terminal, token);
        return ExitCode.Ok;
    }

    private static byte[] Content(IReadOnlyList<JournalLine> lines, Arguments arguments) => StandardReport.Names.Contains(arguments.Format)
        ? Encoding.UTF8.GetBytes(StandardReport.Write(lines, arguments.Format))
        : ReportFormats.Write(arguments.Controls ? ReportBuilder.Controls(lines, arguments.Stage) : ReportBuilder.Build(lines, arguments.Stage), FormatOf(arguments.Format));

    private static async Task WriteAsync(byte[] content, FileInfo? output, Terminal terminal, CancellationToken token)
    {
        if (output is null)
        {
            await terminal.Output.WriteAsync(Encoding.UTF8.GetString(content).AsMemory(), token);
        }
        else
        {
            await File.WriteAllBytesAsync(output.FullName, content, token);
            terminal.Error.WriteLine($"Written to {output.FullName}.");
        }
    }

    private static ReportFormat FormatOf(string name) => name switch
    {
        "html" or "htm" => ReportFormat.Html,
        "json" => ReportFormat.Json,
        _ => ReportFormat.Markdown,
    };

    private sealed record Arguments(string Run, string Stage, string Format, bool Controls, FileInfo? Output, string Store);
}
