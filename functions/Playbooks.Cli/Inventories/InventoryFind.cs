using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Inventories;

/// <summary><c>playbook inventory find PURL</c>: where a package lies, and where that cannot be told. The answer is no (exit code 1) where it lies nowhere and all was read.</summary>
internal static class InventoryFind
{
    internal static Command Build(Terminal terminal)
    {
        var package = new Argument<string>("package") { Description = "The package, as pkg:npm/%40scope/name; with @version only that version." };
        var version = new Option<string[]>("--bad-version") { Description = "A hostile version; may be repeated." };
        var hash = new Option<string[]>("--hash") { Description = "A hash of a hostile file, sha512-BASE64 or sha256:HEX; may be repeated." };
        var (tenant, store, json) = (TenantOption.Create(), StoreOption.Create(), JsonOption.Create());
        var command = new Command("find", "Find where a package is installed.") { package, version, hash, tenant, store, json };
        command.SetAction(parsed =>
        {
            if (SuspectPackage.Read(parsed.GetRequiredValue(package), parsed.GetValue(version) ?? [], parsed.GetValue(hash) ?? [], out var fault) is { } suspect)
            {
                return Run(suspect, parsed.GetValue(tenant), parsed.GetValue(store) ?? StoreOption.Default, parsed.GetValue(json), terminal);
            }

            terminal.Error.WriteLine($"{parsed.GetRequiredValue(package)}: {fault}.");
            return ExitCode.WrongCall;
        });
        return command;
    }

    private static int Run(SuspectPackage suspect, string? tenantFile, string store, bool json, Terminal terminal)
    {
        if (TenantOption.Read(tenantFile, terminal.Error) is not { } tenant)
        {
            return ExitCode.WrongCall;
        }

        var answers = TenantInventories.Read(store, tenant).Select(i => (Inventory: i, Answer: InventoryRules.Judge(i, suspect, []))).ToList();
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(InventoryOutput.ToValue(answers)));
        }
        else
        {
            answers.ForEach(a => Print(a.Answer, terminal.Output));
        }

        return answers.Any(a => !a.Answer.Found.IsEmpty || !a.Answer.CannotTell.IsEmpty) ? ExitCode.Ok : ExitCode.No;
    }

    private static void Print(InventoryAnswer answer, TextWriter output)
    {
        if (!answer.Found.IsEmpty)
        {
            output.WriteLine($"{MapOutput.Word(answer.Finding.Grade),-10} {answer.Context.Kind} {answer.Context.Name}: {answer.Finding.Reason}");
        }
        else if (!answer.CannotTell.IsEmpty)
        {
            output.WriteLine($"cannot tell {answer.Context.Kind} {answer.Context.Name}: {answer.CannotTell[0]}");
        }
    }
}
