namespace Playbooks.Core.Reach.Inventories;

/// <summary>What an inventory lists the packages of; the names are part of the file's format.</summary>
public static class InventoryKind
{
    public const string Image = "image";
    public const string GoldenImage = "golden-image";
    public const string Host = "host";
    public const string Laptop = "laptop";
    public const string BuildStage = "build-stage";

    public static IReadOnlyList<string> All { get; } = [Image, GoldenImage, Host, Laptop, BuildStage];

    /// <summary>A package that is listed there was installed there, and installing runs its scripts; an image was filled elsewhere.</summary>
    public static bool IsInstalledInPlace(string kind) => kind is Host or Laptop or BuildStage;
}
