using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Playbooks.Connectors.GitHub;

/// <summary><c>owner/name</c>, with only the characters that GitHub allows.</summary>
public readonly partial record struct RepositoryName
{
    private RepositoryName(string owner, string name) => (Owner, Name) = (owner, name);

    public string Owner { get; }

    public string Name { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out RepositoryName repository)
    {
        var match = Shape().Match(text ?? "");
        repository = match.Success ? new(match.Groups[1].Value, match.Groups[2].Value) : default;
        return match.Success && repository.Name is not ("." or "..");
    }

    public override string ToString() => $"{Owner}/{Name}";

    [GeneratedRegex(@"\A([A-Za-z0-9](?:[A-Za-z0-9_-]{0,99}))/([A-Za-z0-9._-]{1,100})\z")]
    private static partial Regex Shape();
}
