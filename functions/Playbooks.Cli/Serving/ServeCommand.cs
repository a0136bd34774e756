using System.CommandLine;
using System.Globalization;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Functions;

namespace Playbooks.Cli.Serving;

/// <summary><c>playbook serve</c>: the host that Functions and containers run, on this machine: it drives whatever run has something to do.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 8080;

    internal static Command Build(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = $"The port on 127.0.0.1 (default: {UsualPort}; 0: any).", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue)
            {
                given.AddError("--port is 0 to 65535.");
            }
        });
        var identity = new Option<string?>("--as") { Description = "Answer /api to whoever sits at this machine as this person; without it nobody is answered." };
        var tenant = TenantOption.Create();
        var store = StoreOption.Create();
        var command = new Command("serve", "Drive runs from here until Ctrl-C: start, steer and approve them from other terminals.") { port, identity, tenant, store };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(port), parsed.GetValue(identity), parsed.GetValue(tenant), parsed.GetValue(store) ?? StoreOption.Default, terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(int port, string? identity, string? tenantFile, string store, Terminal terminal, CancellationToken token)
    {
        if (TenantOption.Read(tenantFile, terminal.Error) is null)
        {
            return ExitCode.WrongCall;
        }

        string[] settings =
        [
            $"--Listen=127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}",
            $"--Store={store}",
            $"--Tenant={TenantOption.PathOf(tenantFile)}",
            "--Signer=file:",
            .. identity is null ? Array.Empty<string>() : [$"--Development:Identity={identity}"],
        ];
        return await HostProgram.RunAsync(settings, token) == 0 ? ExitCode.Ok : ExitCode.No;
    }
}
