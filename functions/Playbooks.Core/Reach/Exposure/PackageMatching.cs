using System.Text.RegularExpressions;

namespace Playbooks.Core.Reach.Exposure;

/// <summary>
/// Whether a script installs the hostile package. A script says which installer runs, seldom which version it chose: only a lockfile of the
/// run's commit or its log can confirm that.
/// </summary>
internal static partial class PackageMatching
{
    /// <summary>What installers write between a name and its version.</summary>
    private static readonly string[] Joins = ["@", "==", " -v ", ":", " --version ", "@v"];

    internal static Finding? Match(SuspectArtifact.Package artifact, string script)
    {
        if (Installer(artifact.Ecosystem) is not { } installer || !installer.IsMatch(script))
        {
            return null;
        }

        var exact = artifact.Versions.FirstOrDefault(v => Mentions(script, artifact.Name, v));
        return exact is not null ? new(ExposureGrade.Confirmed, "install-exact", $"The script installs {artifact.Name} {exact}.")
            : artifact.IsLocked ? new(ExposureGrade.Confirmed, "install-locked", "The script installs what the project depends on, and that holds a hostile version.")
            : OnlyRuns(script, artifact.Name) ? new(ExposureGrade.Probable, "install-run", $"The script runs {artifact.Name}: the version that the project has, or the newest where it has none.")
            : script.Contains(artifact.Name, StringComparison.OrdinalIgnoreCase) ? new(ExposureGrade.Probable, "install-named", $"The script installs {artifact.Name}; which version it got is not in the file.")
            : new(ExposureGrade.Possible, "install-any", "The script installs what the project depends on; the lockfile of the run's commit decides.");
    }

    private static bool Mentions(string script, string name, string version) =>
        Joins.Any(join => script.Contains(name + join + version, StringComparison.OrdinalIgnoreCase));

    /// <summary>Every line that names it starts what the project has, and asks for no version.</summary>
    private static bool OnlyRuns(string script, string name)
    {
        var lines = script.Split('\n').Where(line => line.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return lines.Count > 0 && lines.All(line => Runner().IsMatch(line) && !Verb().IsMatch(line) && !Joins.Any(join => line.Contains(name + join, StringComparison.OrdinalIgnoreCase)));
    }

    private static Regex? Installer(string ecosystem) => ecosystem.ToUpperInvariant() switch
    {
        "NPM" => Npm(),
        "PYPI" => PyPi(),
        "RUBYGEMS" => Ruby(),
        "GO" => Go(),
        "CRATES.IO" => Cargo(),
        "NUGET" => NuGet(),
        "MAVEN" => Maven(),
        "PACKAGIST" => Composer(),
        _ => null,
    };

    [GeneratedRegex(@"\b(npx|bunx|yarn|pnpm|npm\s+(exec|x|run)|bundle\s+exec|(poetry|uv|pdm|hatch|pipenv)\s+run)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Runner();

    [GeneratedRegex(@"\b(i|install|add|up|update|upgrade|dlx|get)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(npm|pnpm|yarn|bun|npx|bunx|corepack|lerna)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Npm();

    [GeneratedRegex(@"\b(pip3?|pipx|uvx?|poetry|pdm|hatch|tox|nox|pipenv|conda|mamba)\b|setup\.py", RegexOptions.CultureInvariant)]
    private static partial Regex PyPi();

    [GeneratedRegex(@"\b(bundle|bundler|gem)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Ruby();

    [GeneratedRegex(@"\bgo\s+(get|install|build|test|run|mod|generate|vet)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Go();

    [GeneratedRegex(@"\bcargo\b", RegexOptions.CultureInvariant)]
    private static partial Regex Cargo();

    [GeneratedRegex(@"\b(dotnet|nuget|msbuild)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NuGet();

    [GeneratedRegex(@"\b(mvnw?|gradlew?|sbt)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Maven();

    [GeneratedRegex(@"\bcomposer\b", RegexOptions.CultureInvariant)]
    private static partial Regex Composer();
}
