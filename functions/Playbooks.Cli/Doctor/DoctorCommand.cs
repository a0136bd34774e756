using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Connectors.Checkups;
using Playbooks.Core.Permissions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Doctor;

/// <summary><c>playbook doctor [PLAYBOOK...]</c>: whether the tenant grants what the playbooks need. Exit code 1 where something is missing.</summary>
internal static class DoctorCommand
{
    internal static Command Build(Terminal terminal)
    {
        var playbooks = new Argument<string[]>("playbooks") { Description = "Names or files of playbooks; every shipped one where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var tenant = TenantOption.Create();
        var json = JsonOption.Create();
        var command = new Command("doctor", "Check a tenant's configuration for all that playbooks need, and say what is missing. Nothing is changed.") { playbooks, tenant, json };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(playbooks) ?? [], parsed.GetValue(tenant), parsed.GetValue(json), terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, string? tenant, bool json, Terminal terminal, CancellationToken token)
    {
        var catalog = AllContracts.Get();
        var asked = names.Length > 0 ? names : Shipped();
        var bound = asked.Select(name => PlaybookFiles.Bind(name, catalog, terminal.Error)).OfType<Playbook>().ToImmutableArray();
        if (bound.Length < asked.Length || TenantOption.Read(tenant, terminal.Error) is not { } settings)
        {
            return ExitCode.WrongCall;
        }

        var needed = NeededPermissions.Of(bound, catalog);
        var lines = await TenantCheckup.ExamineAsync(settings, bound, needed, TenantPin.ClockOf(settings), Chance, part => terminal.Error.WriteLine($"Looking at {part} …"), token);
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(DoctorReport.Json(settings.Name, bound, lines), indented: true));
        }
        else
        {
            DoctorReport.Write(terminal.People, settings.Name, bound, lines);
        }

        return lines.Any(line => line.Result == CheckupResult.Wrong) ? ExitCode.No : ExitCode.Ok;
    }

    private static string[] Shipped() => PlaybookFiles.Folder() is { } folder ? [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)] : [];

    private static double Chance() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000.0;
}
