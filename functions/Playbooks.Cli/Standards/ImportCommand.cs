using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Standards.Cacao;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Standards.Cacao;
using Playbooks.Core.Standards.Cacao.Import;
using Playbooks.Core.Values;
using Playbooks.Language.Playbooks;
using Playbooks.Language.Playbooks.Writing;

namespace Playbooks.Cli.Standards;

/// <summary>
/// <c>playbook import FILE</c>: another tool's playbook as one of ours, which runs as it stands, or every reason why not; no step is ever left out.
/// Exit codes: 0 imported; 1 refused; 2 wrong call.
/// </summary>
internal static class ImportCommand
{
    internal static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "A CACAO 2.0 playbook (JSON)." };
        var format = new Option<string>("--format") { Description = "cacao: OASIS CACAO 2.0 (JSON).", DefaultValueFactory = _ => "cacao" };
        format.AcceptOnlyFromAmong("cacao");
        var output = new Option<FileInfo?>("--out", "--output") { Description = "The YAML file to write; standard output when left out." };
        var json = JsonOption.Create();
        var command = new Command("import", "Make a playbook of another tool's, or say every reason why not. Exit code 0: imported; 1: refused; 2: wrong call.") { file, format, output, json };
        command.SetAction((parsed, token) => RunAsync(parsed.GetRequiredValue(file).ToString(), parsed.GetValue(output)?.ToString(), parsed.GetValue(json), terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? output, bool json, Terminal terminal, CancellationToken token)
    {
        if (BoundedFile.Read(file, CacaoValidation.Bounds.Bytes, terminal.Error) is not { } bytes)
        {
            return ExitCode.WrongCall;
        }

        var (yaml, findings) = Read(bytes, output ?? "the imported playbook");
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Json(file, yaml, findings)));
        }
        else
        {
            Print(file, yaml, findings, terminal);
        }

        if (yaml is not null && (output is not null || !json))
        {
            await Written.ToAsync(output, yaml, terminal, token);
        }

        return yaml is null ? ExitCode.No : ExitCode.Ok;
    }

    /// <summary>The text of the playbook, which is bound once to be sure that it runs, and notes; or null, and reasons.</summary>
    private static (string? Yaml, ImmutableArray<CacaoFinding> Findings) Read(byte[] bytes, string name)
    {
        switch (CacaoImport.Read(CacaoValidation.Check(bytes)))
        {
            case Imported.Success success:
                var yaml = PlaybookText.Write(success.Playbook);
                return PlaybookBinder.Bind(name, Encoding.UTF8.GetBytes(yaml), AllContracts.Get()) is Bound.Failure failure
                    ? (null, [.. failure.Diagnostics.Select(wrong => new CacaoFinding(wrong.Code, $"stages (line {wrong.Line} of the YAML)", $"{wrong.Message} {wrong.Cure}"))])
                    : (yaml, success.Notes);
            case Imported.Refused refused:
                return (null, refused.Reasons);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Print(string file, string? yaml, ImmutableArray<CacaoFinding> findings, Terminal terminal)
    {
        terminal.Error.WriteLine(yaml is null ? $"✗ {file} is not imported:" : $"✓ {file} is imported{(findings.IsEmpty ? "" : "; to know:")}");
        foreach (var finding in findings)
        {
            terminal.Error.WriteLine($"  {finding.Code}: {finding}");
        }
    }

    private static Value Json(string file, string? yaml, ImmutableArray<CacaoFinding> findings) => Value.MapOf(
        ("file", Value.Of(file)),
        ("imported", Value.Of(yaml is not null)),
        ("reasons", Value.ListOf(yaml is null ? findings.Select(CacaoValidate.Json) : [])),
        ("notes", Value.ListOf(yaml is null ? [] : findings.Select(CacaoValidate.Json))),
        ("playbook", Value.Of(yaml)));
}
