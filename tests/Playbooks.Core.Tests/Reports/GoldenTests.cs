using System.Text;
using Playbooks.Core.Journals;
using Playbooks.Core.Reports;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Reports;

/// <summary>
/// Every file that every scenario leaves, byte for byte. After a wanted change: <c>UPDATE_GOLDEN=1 dotnet test --filter GoldenTests</c>
/// rewrites them; review the difference.
/// </summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Scenario => [.. Scenarios.Names];

    [Theory]
    [MemberData(nameof(Scenario))]
    public void A_journal_leaves_exactly_these_files(string scenario)
    {
        var folder = Path.Combine(Folder(), scenario);
        var made = FilesOf(Scenarios.Of(scenario));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Rewrite(folder, made);
        }

        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), made.Keys.Order(StringComparer.Ordinal));
        Assert.All(made, file => Assert.Equal(File.ReadAllText(Path.Combine(folder, file.Key)), file.Value));
    }

    internal static Dictionary<string, string> FilesOf(IReadOnlyList<JournalLine> lines) => ReportBuilder.StagesOf(lines).Append("")
        .SelectMany(stage => ReportFiles.Make(lines, stage)).ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Content.Span));

    private static void Rewrite(string folder, Dictionary<string, string> made)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        made.ToList().ForEach(file => File.WriteAllText(Path.Combine(folder, file.Key), file.Value));
    }

    private static string Folder() => Path.Combine(RepositoryRoot.Path, "tests", "Playbooks.Core.Tests", "Reports", "Golden");
}
