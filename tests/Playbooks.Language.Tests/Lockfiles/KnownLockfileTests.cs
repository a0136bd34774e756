using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Playbooks.Core.Reach.Packages;
using Playbooks.Language.Lockfiles;
using Playbooks.Testing.Data;

namespace Playbooks.Language.Tests.Lockfiles;

/// <summary>Against lockfiles that public detectors are tested with, and the published lists of compromised versions.</summary>
public sealed class KnownLockfileTests
{
    private const string Data = "advisories/manifests";

    [DataFact(Data)]
    public void Every_lockfile_is_read_and_known()
    {
        var files = Files();

        Assert.True(files.Length >= 15, $"only {files.Length} lockfiles");
        Assert.All(files, file => Assert.NotEmpty(Read(file).Packages));
    }

    [DataFact(Data)]
    public void A_compromised_version_that_stands_in_a_lockfile_is_found()
    {
        var known = Known();
        var missed = new List<string>();
        var found = 0;
        foreach (var file in Files())
        {
            var facts = Read(file);
            var text = File.ReadAllText(file);
            foreach (var package in known.Where(k => Mentions(text, k)))
            {
                var hit = !facts.Find(package).Found.IsEmpty;
                found += hit ? 1 : 0;
                missed.AddRange(hit ? [] : [$"{Path.GetRelativePath(SharedData.Get(Data), file)} {package}"]);
            }
        }

        Assert.Equal(Excepted(), missed.Order(StringComparer.Ordinal));
        Assert.True(found >= 10, $"only {found} compromised versions were found");
    }

    /// <summary>The name as a whole word, and within three lines after it the version as one.</summary>
    private static bool Mentions(string text, PackageUrl package)
    {
        var name = package.Namespace is { } space ? $"{space}/{package.Name}" : package.Name;
        return text.Contains(name, StringComparison.Ordinal) && text.Contains(package.Version ?? "", StringComparison.Ordinal)
            && Regex.IsMatch(text, $"""(?<![\w@/.-]){Regex.Escape(name)}(?![\w/.-])(?:[^\n]*\n)?[^\n]*?(?<![\w.]){Regex.Escape(package.Version ?? "")}(?![\w.-])""", RegexOptions.CultureInvariant);
    }

    private static PackageUrl[] Known()
    {
        var list = JsonNode.Parse(File.ReadAllText(SharedData.Get("advisories/lists/compromised-packages.json")));
        return [.. (list?["packages"] as JsonArray ?? []).Select(row => PackageUrl.Of(TypeOf($"{row?["ecosystem"]}"), $"{row?["name"]}", $"{row?["version"]}"))];
    }

    private static string TypeOf(string ecosystem) => ecosystem.ToUpperInvariant() switch
    {
        "GO" => "golang",
        "CRATES.IO" or "CRATES" => "cargo",
        "RUBYGEMS" => "gem",
        "PACKAGIST" => "composer",
        var other => other.ToLowerInvariant(),
    };

    private static string[] Files() =>
        [.. Directory.EnumerateFiles(SharedData.Get(Data), "*", SearchOption.AllDirectories).Where(f => Read(f).Format != "unknown").Order(StringComparer.Ordinal)];

    private static LockfileFacts Read(string file) => LockfileReader.Read(file, File.ReadAllBytes(file));

    /// <summary>Mentions that fix no version; each has its reason in the file.</summary>
    private static IEnumerable<string> Excepted()
    {
        var source = typeof(KnownLockfileTests).Assembly.GetManifestResourceStream("lockfile-mentions.json");
        Assert.NotNull(source);
        return (JsonNode.Parse(source) as JsonArray ?? []).Select(row => $"{row?["file"]} {row?["package"]}").Order(StringComparer.Ordinal);
    }
}
