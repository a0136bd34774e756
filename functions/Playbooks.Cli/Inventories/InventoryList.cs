using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Inventories;

/// <summary><c>playbook inventory list</c>: what is kept, and what of it cannot be read.</summary>
internal static class InventoryList
{
    internal static Command Build(Terminal terminal)
    {
        var (tenant, store, json) = (TenantOption.Create(), StoreOption.Create(), JsonOption.Create());
        var command = new Command("list", "List the inventories of a tenant.") { tenant, store, json };
        command.SetAction(parsed => Run(parsed.GetValue(tenant), parsed.GetValue(store) ?? StoreOption.Default, parsed.GetValue(json), terminal));
        return command;
    }

    private static int Run(string? tenantFile, string store, bool json, Terminal terminal)
    {
        if (TenantOption.Read(tenantFile, terminal.Error) is not { } tenant)
        {
            return ExitCode.WrongCall;
        }

        var inventories = TenantInventories.Read(store, tenant);
        if (json)
        {
            terminal.Output.WriteLine(PlainJson.Write(Value.ListOf(inventories.Select(Row))));
            return ExitCode.Ok;
        }

        foreach (var i in inventories)
        {
            var doubts = i.Packages.Doubts.Length == 0 ? "" : $"  cannot tell: {i.Packages.Doubts[0]}";
            terminal.Output.WriteLine($"{i.Id,-16}  {i.Context.Kind,-12} {i.Context.Name,-32} {i.Packages.Packages.Length,7} packages  network {i.Context.Network}{doubts}");
        }

        terminal.Error.WriteLine($"{inventories.Length} inventories of {tenant.Name}");
        return ExitCode.Ok;
    }

    private static Value Row(Inventory i) => Value.MapOf(
        ("inventory", Value.Of(i.Id)), ("name", Value.Of(i.Context.Name)), ("kind", Value.Of(i.Context.Kind)), ("owner", Value.Of(i.Context.Owner)), ("network", Value.Of(i.Context.Network)),
        ("credentials", i.Context.Credentials is { } credentials ? Value.ListOf(credentials) : Value.Nothing), ("format", Value.Of(i.Packages.Format)),
        ("packages", Value.Of(i.Packages.Packages.Length)), ("cannotTell", Value.ListOf(i.Packages.Doubts.Select(d => d.ToString()))));
}
