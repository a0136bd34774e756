using System.Text.RegularExpressions;
using Playbooks.Testing.Data;

namespace Playbooks.Functions.Tests.Hosting;

/// <summary>The app settings of <c>infra/modules/app.bicep</c>, as a deployment would fill them in.</summary>
internal static partial class CloudSettings
{
    /// <param name="values">What stands in the place of each expression, such as <c>blobs</c>.</param>
    public static Dictionary<string, string> Of(IReadOnlyDictionary<string, string> values)
    {
        var bicep = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "infra", "modules", "app.bicep"));
        var from = bicep.IndexOf("name: 'appsettings'", StringComparison.Ordinal);
        return Setting().Matches(bicep[from..bicep.IndexOf("\n}\n", from, StringComparison.Ordinal)])
            .ToDictionary(match => match.Groups["name"].Value, match => Fill(match.Groups["value"].Value, values));
    }

    /// <summary>Nobody signs in at this deployment: what stands behind that condition is left empty.</summary>
    /// <summary>Nobody signs in at this deployment: what stands behind that condition is left empty.</summary>
    private static string Fill(string expression, IReadOnlyDictionary<string, string> values) => expression switch
    {
        _ when expression.StartsWith("signsIn ?", StringComparison.Ordinal) => "",
        _ when expression.StartsWith('\'') => Hole().Replace(expression.Trim('\''), hole => values[hole.Groups["name"].Value]),
        _ => values[expression],
    };

    [GeneratedRegex(@"^    (?<name>\w+): (?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{(?<name>\w+)\}")]
    private static partial Regex Hole();
}
