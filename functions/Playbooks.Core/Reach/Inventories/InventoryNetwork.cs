namespace Playbooks.Core.Reach.Inventories;

/// <summary>Where code in that place could send something; the names are part of the file's format.</summary>
public static class InventoryNetwork
{
    public const string Open = "open";

    /// <summary>Only to listed addresses.</summary>
    public const string Restricted = "restricted";
    public const string None = "none";

    /// <summary>Nobody said.</summary>
    public const string Unknown = "unknown";

    public static IReadOnlyList<string> All { get; } = [Open, Restricted, None, Unknown];
}
