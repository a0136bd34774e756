using System.Text.RegularExpressions;
using Playbooks.Testing.Data;

namespace Playbooks.Functions.Tests.Settings;

/// <summary>The threat model names tests; they have to be there.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void Every_point_of_the_threat_model_is_shown_by_tests_that_exist()
    {
        var page = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "functions", "adr", "0013-threat-model-of-the-host.md"));
        var tests = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText, StringComparer.Ordinal);
        var points = page.Where(line => Point().IsMatch(line)).ToList();

        Assert.NotEmpty(points);
        Assert.All(points, point => Assert.NotEmpty(Named().Matches(point)));
        Assert.All(points.SelectMany(point => Named().Matches(point)), named =>
            Assert.Contains(tests[named.Groups["class"].Value], text => text.Contains($" {named.Groups["test"].Value}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Point();

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex Named();
}
