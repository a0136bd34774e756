using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Catalogs;

/// <summary><c>playbook actions [NAME]</c>: the catalog, with what each action promises and needs.</summary>
internal static class ActionsCommand
{
    internal static Command Build(Terminal terminal)
    {
        var name = new Argument<string?>("name") { Description = "One action, or the beginning of names.", Arity = ArgumentArity.ZeroOrOne };
        var json = JsonOption.Create();
        var markdown = new Option<bool>("--markdown") { Description = "Print the catalog as a page of documentation." };
        var command = new Command("actions", "Print the catalog of actions.") { name, json, markdown };
        command.SetAction(parsed => Run(parsed.GetValue(name), parsed.GetValue(json), parsed.GetValue(markdown), terminal));
        return command;
    }

    private static int Run(string? name, bool json, bool markdown, Terminal terminal)
    {
        var contracts = AllContracts.Get().Where(contract => name is null || contract.Name.StartsWith(name, StringComparison.Ordinal)).OrderBy(contract => contract.Name, StringComparer.Ordinal).ToList();
        if (contracts.Count == 0)
        {
            terminal.Error.WriteLine($"There is no action '{name}'. 'playbook actions' lists them.");
            return ExitCode.WrongCall;
        }

        terminal.Output.WriteLine(json ? PlainJson.Write(Value.ListOf(contracts.Select(ContractJson.Write)), indented: true)
            : markdown ? CatalogPage.Write(contracts, withHead: name is null)
            : name is not null && contracts.Count == 1 ? ContractPage.Write(contracts[0])
            : string.Join('\n', contracts.Select(contract => $"{contract.Name,-36} {ContractJson.EffectOf(contract),-9} {contract.Summary}")));
        return ExitCode.Ok;
    }
}
