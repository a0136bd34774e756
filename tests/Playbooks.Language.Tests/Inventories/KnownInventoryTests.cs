using System.Text.Json.Nodes;
using Playbooks.Core.Reach.Packages;
using Playbooks.Language.Inventories;
using Playbooks.Testing.Data;

namespace Playbooks.Language.Tests.Inventories;

/// <summary>Real bills of materials, with facts that were computed independently.</summary>
public sealed class KnownInventoryTests
{
    [DataFact("sbom/manifest.json")]
    public void Every_real_file_gives_the_packages_that_it_names()
    {
        var different = new List<string>();
        foreach (var row in Rows("sbom/manifest.json").Where(r => r["facts"]?["distinct_purls"] is not null))
        {
            var facts = Read($"sbom/{row["file"]}");
            var expected = (row["facts"]?["purl_types"] as JsonObject ?? []).ToDictionary(t => t.Key, t => t.Value?.GetValue<int>() ?? 0);
            foreach (var (type, count) in expected)
            {
                var found = facts.Packages.Count(p => p.Package.Type == type);

                // Qualifiers are not kept, and what a file describes is not counted there.
                if (found > count + 1 || found < count * 0.97)
                {
                    different.Add($"{row["file"]}: {type} {found}, expected {count}");
                }
            }
        }

        Assert.Empty(different);
    }

    [DataFact("sbom/manifest.json")]
    public void A_file_that_does_not_parse_is_in_doubt() => Assert.All(
        Rows("sbom/manifest.json").Where(r => r["facts"]?["parse_error"] is not null), r => Assert.NotEmpty(Read($"sbom/{r["file"]}").Doubts));

    [DataFact("sbom/planted/truth.json")]
    public void Every_planted_package_is_found_and_the_version_before_it_is_not()
    {
        foreach (var row in Rows("sbom/planted/truth.json"))
        {
            var facts = Read($"{row["file"]}");
            foreach (var planted in row["planted"]?.AsArray() ?? [])
            {
                var package = PackageUrlText.Read($"{planted?["purl"]}", out _);
                Assert.NotNull(package);
                Assert.Equal([$"{planted?["version"]}"], facts.Find(package).Found.Select(f => f.Version));
            }
        }
    }

    [DataFact("sbom/planted/truth.json")]
    public void A_clean_file_has_none_of_them()
    {
        var planted = Rows("sbom/planted/truth.json").SelectMany(r => r["planted"]?.AsArray() ?? []).Select(p => $"{p?["purl"]}").Distinct();
        var clean = Rows("sbom/planted/truth.json").Single(r => r["planted"]?.AsArray().Count == 0);
        var facts = Read($"{clean["file"]}");

        Assert.All(planted, p => Assert.Empty(facts.Find(PackageUrlText.Read(p, out _) ?? throw new ArgumentException(p)).Found));
    }

    private static List<JsonNode> Rows(string path) => [.. (JsonNode.Parse(File.ReadAllText(SharedData.Get(path))) as JsonArray ?? []).OfType<JsonNode>()];

    private static LockfileFacts Read(string path) => InventoryReader.Read(Path.GetFileName(path), File.ReadAllBytes(SharedData.Get(path)));
}
