using System.Collections.Immutable;
using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Permissions;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Catalogs;

/// <summary><c>playbook permissions PLAYBOOK... [--provider NAME] [--json]</c>: exactly what a tenant must grant for these playbooks.</summary>
internal static class PermissionsCommand
{
    internal static Command Build(Terminal terminal)
    {
        var playbooks = new Argument<string[]>("playbooks") { Description = "Names or files of playbooks.", Arity = ArgumentArity.OneOrMore };
        var provider = new Option<string?>("--provider") { Description = "Print one document alone, ready to be used: 'github' (App permissions), 'aws' (IAM policy), 'entra' (Graph roles)." };
        provider.AcceptOnlyFromAmong("github", "aws", "entra");
        var json = JsonOption.Create();
        var command = new Command("permissions", "Print the least that the tenant must grant for playbooks and their undo.") { playbooks, provider, json };
        command.SetAction(parsed => Run([.. parsed.GetRequiredValue(playbooks)], parsed.GetValue(provider), parsed.GetValue(json), terminal));
        return command;
    }

    private static int Run(ImmutableArray<string> playbooks, string? provider, bool json, Terminal terminal)
    {
        var catalog = AllContracts.Get();
        var bound = playbooks.Select(playbook => PlaybookFiles.Bind(playbook, catalog, terminal.Error)).ToList();
        if (bound.Any(playbook => playbook is null))
        {
            return ExitCode.WrongCall;
        }

        var needed = NeededPermissions.Of(bound.OfType<Core.Playbooks.Playbook>(), catalog);
        terminal.Output.WriteLine(provider is not null || json ? PlainJson.Write(Document(needed, provider), indented: true) : PermissionsPage.Write(needed));
        return ExitCode.Ok;
    }

    private static Value Document(NeededPermissions needed, string? provider) => provider switch
    {
        "github" => PermissionsJson.GitHubApp(needed),
        "aws" => PermissionsJson.AwsPolicy(needed),
        "entra" => PermissionsJson.Graph(needed),
        _ => PermissionsJson.Write(needed),
    };
}
