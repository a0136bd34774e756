namespace Playbooks.Testing.Data;

/// <summary>Counterparts from npm, installed below <c>tests/node_modules</c> by <c>tests/run.sh</c>.</summary>
public static class NodePackages
{
    /// <summary>The folder of an installed package, or null.</summary>
    public static string? Find(string package) =>
        Path.Combine(RepositoryRoot.Path, "tests", "node_modules", package) is var folder && Directory.Exists(folder) ? folder : null;

    public static string Missing(string package) => $"the npm package '{package}' is not installed (npm ci in tests/, as tests/run.sh does)";
}
