using System.Globalization;

namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>
/// A path and query of which every hole is percent-encoded, so that no name can lead to another operation.
/// A hole that is empty or a dot segment makes the path unusable.
/// </summary>
internal readonly record struct GitHubPath(string Text, bool IsUsable)
{
    public static GitHubPath Of(FormattableString template)
    {
        var holes = template.GetArguments();
        var isUsable = holes.All(hole => Segments(hole).All(s => s is not ("" or "." or "..")));
        return new(string.Format(CultureInfo.InvariantCulture, template.Format, [.. holes.Select(Escaped)]), isUsable);
    }

    private static string Escaped(object? hole) => string.Join('/', Segments(hole).Select(Uri.EscapeDataString));

    private static string[] Segments(object? hole) => hole switch
    {
        RepositoryName repository => [repository.Owner ?? "", repository.Name ?? ""],
        FilePath file => file.Path.Split('/'),
        IFormattable number => [number.ToString(null, CultureInfo.InvariantCulture)],
        _ => [hole?.ToString() ?? ""],
    };
}
