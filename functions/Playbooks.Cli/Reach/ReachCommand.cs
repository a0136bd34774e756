using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Reports;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Reports.Writing;

namespace Playbooks.Cli.Reach;

/// <summary>
/// <c>playbook reach</c>: what an artifact could reach, from a run's journal, from facts on disk, or by looking at a tenant. Changes nothing
/// and keeps no run. Exit codes: 0 the graph was written; 1 there is none (the run has not mapped yet, or a look failed); 2 the call was wrong.
/// </summary>
internal static class ReachCommand
{
    internal static Command Build(Terminal terminal)
    {
        var run = new Option<string?>("--run") { Description = "From the newest map of this run." };
        var facts = new Option<string?>("--facts") { Description = "From facts on disk: a JSON file of reach.map's arguments, or a folder with a file for each." };
        var at = new Option<string?>("--at") { Description = "With --facts: when they were gathered, RFC 3339; decides which secrets and tokens had run out (default: now)." };
        var artifact = new Option<string?>("--artifact") { Description = "From the tenant: pkg:github/owner/name or owner/name, with @tag or @commit where known." };
        var looking = new LookOptions(artifact);
        var format = new Option<string?>("--format") { Description = "table, json, graphml, mermaid or svg (default: as --out is named, else table)." };
        format.AcceptOnlyFromAmong("table", "json", "graphml", "mermaid", "svg");
        var output = new Option<FileInfo?>("--out") { Description = "The file to write; standard output when left out." };
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new Command("reach", "Show what an artifact could reach: crown jewels first, with evidence, and what could not be seen. "
            + "Reads only. Exit code 0: shown; 1: there is no map; 2: wrong call.") { run, facts, at, output, format, json, store };
        looking.AddTo(command);
        command.SetAction(async (parsed, token) =>
        {
            var sources = new[] { parsed.GetValue(run), parsed.GetValue(facts), parsed.GetValue(artifact) };
            if (sources.Count(source => source is not null) != 1)
            {
                terminal.Error.WriteLine("Say from what: exactly one of --run ID, --facts FILE or FOLDER, or --artifact NAME (with --window).");
                return ExitCode.WrongCall;
            }

            var form = parsed.GetValue(json) ? "json" : parsed.GetValue(format) ?? ByName(parsed.GetValue(output));
            var (mapped, code) = sources switch
            {
                [{ } id, _, _] => await RunMap.ReadAsync(id, parsed.GetValue(store) ?? StoreOption.Default, terminal, token),
                [_, { } path, _] => FactsMap.Read(path, parsed.GetValue(at), TimeProvider.System, terminal.Error),
                _ => await TenantMap.LookAsync(looking.Read(parsed), terminal, token),
            };
            return mapped is null ? code : await WriteAsync(mapped, form, parsed.GetValue(output), terminal, token);
        });
        return command;
    }

    private static async Task<int> WriteAsync(MappedReach mapped, string form, FileInfo? output, Terminal terminal, CancellationToken token)
    {
        var text = form switch
        {
            "json" => ReachFormats.Write(mapped, ReachFormat.Json),
            "graphml" => ReachFormats.Write(mapped, ReachFormat.GraphMl),
            "mermaid" => ReachFormats.Write(mapped, ReachFormat.Mermaid),
            "svg" => ReachFormats.Write(mapped, ReachFormat.Svg),
            _ => null,
        };
        if (text is null && output is null)
        {
            ReachTable.Write(terminal.People, mapped);
        }
        else if (output is null)
        {
            await terminal.Output.WriteAsync(text.AsMemory(), token);
        }
        else
        {
            await File.WriteAllTextAsync(output.FullName, text ?? ReachTable.Text(mapped), token);
            terminal.Error.WriteLine($"Written to {output.FullName}.");
        }

        return ExitCode.Ok;
    }

    private static string ByName(FileInfo? output) => output?.Extension.ToUpperInvariant() switch
    {
        ".JSON" => "json",
        ".GRAPHML" or ".XML" => "graphml",
        ".MMD" or ".MERMAID" => "mermaid",
        ".SVG" => "svg",
        _ => "table",
    };
}
