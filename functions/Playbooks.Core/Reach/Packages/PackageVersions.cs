namespace Playbooks.Core.Reach.Packages;

/// <summary>Which written versions are the same version; ranges are none.</summary>
internal static class PackageVersions
{
    internal static bool Same(string type, string one, string other) =>
        string.Equals(Normalise(type, one), Normalise(type, other), StringComparison.Ordinal);

    private static string Normalise(string type, string version) => type switch
    {
        "pypi" => Zeros(Plain(version)),
        "nuget" => Zeros(Plain(version).Split('+')[0]),
        "golang" => Plain(version).Replace("+incompatible", "", StringComparison.Ordinal),
        "npm" or "composer" or "cargo" => Plain(version),
        _ => version,
    };

    private static string Plain(string version)
    {
        var lower = version.Trim().TrimStart('=').ToLowerInvariant();
        return lower is ['v', >= '0' and <= '9', ..] ? lower[1..] : lower;
    }

    /// <summary>Release parts that are zero at the end say nothing (PEP 440, NuGet): 1.0 is 1.0.0.</summary>
    private static string Zeros(string version)
    {
        var end = version.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var release = version[..end];
        while (release.EndsWith(".0", StringComparison.Ordinal))
        {
            release = release[..^2];
        }

        return release + version[end..];
    }
}
