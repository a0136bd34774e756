using Playbooks.Core.Permissions;

namespace Playbooks.Cli.Catalogs;

/// <summary>Needed permissions for people: one list for each provider that needs any.</summary>
internal static class PermissionsPage
{
    public static string Write(NeededPermissions needed) => string.Join("\n\n", new[]
    {
        Part("GitHub App", needed.GitHub.Select(pair => $"{pair.Key}: {pair.Value}")),
        Part("AWS, IAM actions", needed.Aws),
        Part("Entra, Graph application roles", needed.Entra),
    }.Where(part => part.Length > 0).DefaultIfEmpty("Nothing: no action of these playbooks asks a provider."));

    private static string Part(string title, IEnumerable<string> rights)
    {
        var lines = rights.Select(right => $"  {right}").ToList();
        return lines.Count == 0 ? "" : $"{title}\n{string.Join('\n', lines)}";
    }
}
