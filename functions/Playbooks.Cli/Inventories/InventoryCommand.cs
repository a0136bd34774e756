using System.CommandLine;
using Playbooks.Cli.Terminals;

namespace Playbooks.Cli.Inventories;

/// <summary><c>playbook inventory</c>: what is installed on hosts, laptops and images, as other teams tell it.</summary>
internal static class InventoryCommand
{
    internal static Command Build(Terminal terminal) => new("inventory", "Keep lists of what is installed on hosts, laptops and images, and search them.")
    {
        InventoryAdd.Build(terminal),
        InventoryList.Build(terminal),
        InventoryFind.Build(terminal),
    };
}
