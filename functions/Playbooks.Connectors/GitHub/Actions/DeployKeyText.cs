namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>Compares public keys by type and key; the comment is nobody's business.</summary>
internal static class DeployKeyText
{
    public static bool IsSame(string one, string other) => Parts(one).SequenceEqual(Parts(other), StringComparer.Ordinal);

    private static IEnumerable<string> Parts(string key) => key.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(2);
}
