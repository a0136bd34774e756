using System.Text;
using Playbooks.Core.Reach.Packages;
using Playbooks.Language.Inventories;

namespace Playbooks.Language.Tests.Inventories;

public sealed class InventoryReaderTests
{
    private const string CycloneDx = """
        {"bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": {"component": {"type": "application", "name": "shop", "version": "1", "purl": "pkg:npm/shop@1.0.0"}},
         "components": [
           {"type": "library", "name": "chalk", "version": "5.6.1", "purl": "pkg:npm/chalk@5.6.1", "hashes": [{"alg": "SHA-256", "content": "AB12"}],
            "components": [{"type": "library", "group": "@ctrl", "name": "tinycolor", "version": "4.1.1", "purl": "pkg:npm/%40ctrl/tinycolor@4.1.1"}]},
           {"type": "library", "name": "left", "version": "1.0"},
           {"type": "file", "name": "/etc/passwd"}]}
        """;

    private const string Xml = """
        <?xml version="1.0"?>
        <bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components>
          <component type="library"><group>org.acme</group><name>core</name><version>2.0</version>
            <hashes><hash alg="SHA-1">ff</hash></hashes><purl>pkg:maven/org.acme/core@2.0</purl>
            <components><component type="library"><name>inner</name><version>3</version><purl>pkg:maven/org.acme/inner@3</purl></component></components>
          </component></components></bom>
        """;

    private const string Tags = """
        SPDXVersion: SPDX-2.3
        PackageName: requests
        PackageComment: <text>PackageName: not-me
        PackageVersion: 9</text>
        PackageVersion: 2.32.0
        ExternalRef: PACKAGE-MANAGER purl pkg:pypi/requests@2.32.0
        PackageChecksum: SHA256: aa
        PackageName: glibc
        PackageVersion: 2.39
        """;

    [Fact]
    public void CycloneDX_lists_nested_components_and_the_one_it_describes() => Assert.Equal(
        ["pkg:npm/%40ctrl/tinycolor 4.1.1", "pkg:npm/chalk 5.6.1 sha256:AB12", "pkg:npm/shop 1.0.0", "pkg:unidentified/left 1.0"], Packages("bom.json", CycloneDx));

    [Fact]
    public void CycloneDX_as_XML_is_the_same() => Assert.Equal(
        ["pkg:maven/org.acme/core 2.0 sha1:ff", "pkg:maven/org.acme/inner 3"], Packages("bom.xml", Xml));

    [Fact]
    public void SPDX_tags_are_read_and_texts_passed_over() => Assert.Equal(
        ["pkg:pypi/requests 2.32.0 sha256:aa", "pkg:unidentified/glibc 2.39"], Packages("a.spdx", Tags));

    [Theory]
    [InlineData("""{"spdxVersion": "SPDX-2.3", "packages": [{"name": "npm:debug", "versionInfo": "4.4.2", "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:npm/debug@4.4.2"}]}]}""")]
    [InlineData("""{"sbom": {"spdxVersion": "SPDX-2.3", "packages": [{"name": "debug", "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:npm/debug@4.4.2"}]}]}}""")]
    [InlineData("""{"@context": "x", "@graph": [{"type": "software_Package", "name": "debug", "software_packageUrl": "pkg:npm/debug@4.4.2"}, {"type": "Person", "name": "x"}]}""")]
    [InlineData("""[{"name": "debug", "version": "4.4.2", "path": "/home/a/x/node_modules/debug/package.json"}]""")]
    [InlineData("""{"npm_packages": [{"name": "debug", "version": "4.4.2"}]}""")]
    [InlineData("""{"name": "pack_npm_packages", "snapshot": [{"name": "debug", "version": "4.4.2"}]}""")]
    public void Every_shape_of_SPDX_and_osquery_names_the_package(string text) => Assert.Equal(["pkg:npm/debug 4.4.2"], Packages("list.json", text));

    [Theory]
    [InlineData("python_packages.csv", "name,version\nLiteLLM,1.82.7\n")]
    [InlineData("laptop.csv", "host;Name;version;path\nanna;LiteLLM;1.82.7;\"/usr/lib/python3/site-packages; x\"\n")]
    [InlineData("laptop.csv", "name|version|table\nLiteLLM|1.82.7|python_packages\n")]
    [InlineData("laptop.csv", "purl\npkg:pypi/LiteLLM@1.82.7")]
    public void Rows_are_read_whatever_parts_them(string file, string text) => Assert.Equal(["pkg:pypi/LiteLLM 1.82.7"], Packages(file, text));

    [Theory]
    [InlineData("bom.json", CycloneDx)]
    [InlineData("bom.xml", Xml)]
    public void A_file_that_is_cut_off_says_so_and_keeps_what_was_read(string file, string text)
    {
        for (var length = 1; length < text.Length - 1; length += 7)
        {
            var facts = Read(file, text[..length]);

            Assert.NotEmpty(facts.Doubts);
            Assert.All(facts.Packages, p => Assert.Contains(p.Package.Key, Read(file, text).Packages.Select(whole => whole.Package.Key).Append("unidentified:chalk").Append("unidentified:shop").Append("unidentified:core").Append("unidentified:org.acme/core").Append("unidentified:inner").Append("unidentified:tinycolor").Append("unidentified:@ctrl/tinycolor")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"bomFormat": "Other", "components": []}""")]
    [InlineData("""{"spdxVersion": "SPDX-9", "packages": []}""")]
    [InlineData("<html/>")]
    [InlineData("""<!DOCTYPE bom [<!ENTITY a SYSTEM "file:///etc/passwd">]><bom xmlns="http://cyclonedx.org/schema/bom/1.4">&a;</bom>""")]
    [InlineData("""{"bomFormat": "CycloneDX", "components": [{"purl": "not a purl"}]}""")]
    public void What_is_no_inventory_is_said_to_be_none(string text) => Assert.NotEmpty(Read("list", text).Doubts);

    private static LockfileFacts Read(string file, string text) => InventoryReader.Read(file, Encoding.UTF8.GetBytes(text));

    private static string[] Packages(string file, string text)
    {
        var facts = Read(file, text);
        Assert.Empty(facts.Doubts);
        return [.. facts.Packages.Select(p => $"{p.Package} {p.Version}{(p.Integrity is null ? "" : $" {p.Integrity}")}").Order(StringComparer.Ordinal)];
    }
}
