using System.CommandLine;
using System.Globalization;
using Playbooks.Cli.Standards.Cacao;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Standards.Cacao;
using Playbooks.Core.Standards.Cacao.Export;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Standards;

/// <summary><c>playbook export PLAYBOOK</c>: a playbook in a format that other tools read. Exit codes: 0 written; 2 wrong call.</summary>
internal static class ExportCommand
{
    private const string Company = "Playbooks";

    internal static Command Build(Terminal terminal, TimeProvider time)
    {
        var playbook = new Argument<string>("playbook") { Description = "A playbook's name or file." };
        var format = new Option<string>("--format") { Description = "cacao: OASIS CACAO 2.0 (JSON).", DefaultValueFactory = _ => "cacao" };
        format.AcceptOnlyFromAmong("cacao");
        var output = new Option<FileInfo?>("--out", "--output") { Description = "The file to write; standard output when left out." };
        var sign = new Option<FileInfo?>("--sign") { Description = "A private key (PEM: RSA signs RS256, P-256 ES256, P-384 ES384, P-521 ES512) to sign with." };
        var by = new Option<string>("--by") { Description = "Who writes, and signs, the document.", DefaultValueFactory = _ => Company };
        var at = new Option<string?>("--at") { Description = "When it was written, RFC 3339 (default: now); the same time gives the same document." };
        var command = new Command("export", "Write a playbook in a format that other tools read. Exit code 0: written; 2: wrong call.") { playbook, format, output, sign, by, at };
        command.SetAction((parsed, token) => RunAsync(
            new Arguments(
                parsed.GetRequiredValue(playbook), parsed.GetValue(output)?.ToString(), parsed.GetValue(sign)?.ToString(), parsed.GetValue(by) ?? Company, parsed.GetValue(at)),
            terminal, time, token));
        return command;
    }

    private static async Task<int> RunAsync(Arguments arguments, Terminal terminal, TimeProvider time, CancellationToken token)
    {
        if (TimeOf(arguments.At, time) is not { } at)
        {
            terminal.Error.WriteLine($"'{arguments.At}' is no time. Write it as 2026-11-21T14:00:00Z.");
            return ExitCode.WrongCall;
        }

        if (PlaybookFiles.Bind(arguments.Playbook, AllContracts.Get(), terminal.Error) is not { } playbook || Document(playbook, arguments, at, terminal.Error) is not { } document)
        {
            return ExitCode.WrongCall;
        }

        await Written.ToAsync(arguments.Output, PlainJson.Write(document, indented: true) + "\n", terminal, token);
        return ExitCode.Ok;
    }

    private static Value? Document(Playbook playbook, Arguments arguments, DateTimeOffset at, TextWriter error)
    {
        var document = CacaoExport.Write(playbook, CacaoOrigin.Of(arguments.By, at));
        var verdict = CacaoValidation.Check(document);
        if (!verdict.IsValid)
        {
            // What is not valid would be refused by whoever gets it; nothing is written.
            error.WriteLine($"The playbook cannot be written as a valid CACAO document: {verdict.Findings.First(finding => finding.IsError)}.");
            return null;
        }

        if (arguments.Key is not { } file)
        {
            return document;
        }

        using var key = KeyFile.Read(file, error);
        var signed = key is null ? null : CacaoSigner.Sign(document, key, arguments.By);
        if (key is not null && signed is null)
        {
            error.WriteLine($"{file} cannot sign: a private RSA key, or a private key on P-256, P-384 or P-521, is needed.");
        }

        return signed;
    }

    private static DateTimeOffset? TimeOf(string? text, TimeProvider time) => text is null ? time.GetUtcNow()
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private sealed record Arguments(string Playbook, string? Output, string? Key, string By, string? At);
}
