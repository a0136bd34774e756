using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Standards.Cacao;
using Playbooks.Core.Standards.Cacao.Signing;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Standards.Cacao;

/// <summary><c>playbook cacao verify FILE</c>: whether a playbook is as it was signed. Exit codes: 0 every signature holds; 1 one does not, or there is none; 2 wrong call.</summary>
internal static class CacaoVerify
{
    internal static Command Build(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "A CACAO 2.0 playbook (JSON)." };
        var key = new Option<FileInfo?>("--key") { Description = "The signee's public key (PEM) to believe; without it the key that the playbook carries shows only that nothing was changed." };
        var json = JsonOption.Create();
        var command = new Command("verify", "Say whether a CACAO playbook is as it was signed. Exit code 0: every signature holds; 1: one does not, or there is none; 2: wrong call.") { file, key, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file).ToString(), parsed.GetValue(key)?.ToString(), parsed.GetValue(json), terminal));
        return command;
    }

    private static int Run(string file, string? keyFile, bool json, Terminal terminal)
    {
        if (BoundedFile.Read(file, CacaoValidation.Bounds.Bytes, terminal.Error) is not { } bytes)
        {
            return ExitCode.WrongCall;
        }

        if (PlainJson.Read(bytes, CacaoValidation.Bounds) is not JsonOutcome.Read { Value: Value.Map playbook })
        {
            terminal.Error.WriteLine($"{file} is no JSON object. 'playbook cacao validate' says more.");
            return ExitCode.WrongCall;
        }

        using var believed = keyFile is null ? null : KeyFile.Read(keyFile, terminal.Error);
        if (keyFile is not null && believed is null)
        {
            return ExitCode.WrongCall;
        }

        var verdicts = SignatureCheck.Of(playbook, believed);
        Print(verdicts, json, terminal);
        return verdicts.IsEmpty || verdicts.Any(verdict => !verdict.Holds) ? ExitCode.No : ExitCode.Ok;
    }

    private static void Print(ImmutableArray<SignatureVerdict> verdicts, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.ListOf(verdicts.Select(verdict => Value.MapOf(
                ("id", Value.Of(verdict.Id)), ("signee", Value.Of(verdict.Signee)), ("holds", Value.Of(verdict.Holds)), ("why", Value.Of(verdict.Why)))))));
            return;
        }

        foreach (var verdict in verdicts)
        {
            terminal.Output.WriteLine($"{(verdict.Holds ? "✓" : "✗")} {verdict.Signee}: {(verdict.Holds ? "holds, " : "")}{verdict.Why}");
        }

        if (verdicts.IsEmpty)
        {
            terminal.Output.WriteLine("✗ The playbook carries no signature.");
        }
    }
}
