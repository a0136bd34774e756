using System.Text;
using Playbooks.Core.Reach.Packages;
using Playbooks.Language.Lockfiles;

namespace Playbooks.Language.Tests.Lockfiles;

public sealed class LockfileReaderTests
{
    public static TheoryData<int, string> Samples()
    {
        var rows = new TheoryData<int, string>();
        for (var at = 0; at < LockfileSamples.All.Count; at++)
        {
            rows.Add(at, LockfileSamples.All[at].Format);
        }

        return rows;
    }

    [Theory, MemberData(nameof(Samples))]
    public void Every_format_gives_its_packages_with_integrity_and_line(int sample, string format)
    {
        var file = LockfileSamples.All[sample];

        var facts = Read(file.File, file.Text);

        Assert.Equal(format, facts.Format);
        Assert.Equal(file.Packages, facts.Packages.Select(Words));
        Assert.All(facts.Doubts, doubt => Assert.Equal("pom", format));
    }

    [Theory]
    [InlineData("package-lock.json", """{"lockfileVersion": 4, "packages": {"node_modules/left": {"version": "1.0.0"}}}""", "npm:left@1.0.0")]
    [InlineData("pnpm-lock.yaml", "lockfileVersion: '12.0'\npackages:\n  left@1.0.0:\n    resolution: {}\n", "npm:left@1.0.0")]
    [InlineData("bun.lock", """{"lockfileVersion": 7, "packages": {"left": ["left@1.0.0", "", {}, "sha512-AA=="]}}""", "npm:left@1.0.0")]
    [InlineData("Cargo.lock", "version = 99\n[[package]]\nname = \"left\"\nversion = \"1.0.0\"\n", "cargo:left@1.0.0")]
    [InlineData("uv.lock", "version = 2\n[[package]]\nname = \"left\"\nversion = \"1.0.0\"\n", "pypi:left@1.0.0")]
    [InlineData("packages.lock.json", """{"version": 9, "dependencies": {"net10.0": {"left": {"type": "Direct", "resolved": "1.0.0"}}}}""", "nuget:left@1.0.0")]
    public void An_unknown_version_is_read_as_far_as_it_goes_and_said(string file, string text, string package)
    {
        var facts = Read(file, text);

        Assert.Equal(package, Words(Assert.Single(facts.Packages)).Split(' ')[0]);
        Assert.Contains("known", Assert.Single(facts.Doubts).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requirements.txt", "left>=1.0\n", "pkg:pypi/left", "left is not fixed to one version")]
    [InlineData("requirements.txt", "left==1.*\n", "pkg:pypi/left", "left is not fixed to one version")]
    [InlineData("requirements.txt", "left @ https://example.org/left.whl\n", "pkg:pypi/left", "left comes from an address")]
    [InlineData("requirements.txt", "-r base.txt\n", "pkg:pypi/left", "base.txt is included")]
    [InlineData("package-lock.json", """{"lockfileVersion": 3, "packages": {"node_modules/left": {"resolved": "x"}}}""", "pkg:npm/left", "left has no version")]
    [InlineData("package-lock.json", """{"lockfileVersion": 1, "dependencies": {"left": {"version": "git+ssh://git@example.org/left#abc"}}}""", "pkg:npm/left", "left comes from an address")]
    [InlineData("go.mod", "go 1.22\nreplace example.org/left => ../left\n", "pkg:golang/example.org/left", "is replaced")]
    [InlineData("yarn.lock", "# yarn lockfile v1\n<<<<<<< HEAD\n", "pkg:npm/left", "unfinished merge")]
    [InlineData("notes.md", "hello\n", "pkg:npm/left", "no lockfile")]
    public void What_a_file_does_not_tell_is_a_doubt(string file, string text, string purl, string reason)
    {
        var answer = Read(file, text).Find(Purl(purl));

        Assert.Empty(answer.Found);
        Assert.Contains(answer.CannotTell, doubt => doubt.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_doubt_about_one_package_is_none_about_another()
    {
        var facts = Read("package-lock.json", """{"lockfileVersion": 3, "packages": {"node_modules/left": {"resolved": "x"}}}""");

        Assert.Empty(facts.Find(Purl("pkg:npm/right")).CannotTell);
    }

    [Fact]
    public void A_file_of_another_name_is_known_by_its_content() =>
        Assert.Equal("npm-v3", Read("download.json", """{"lockfileVersion": 3, "packages": {}}""").Format);

    [Fact]
    public void A_document_type_in_a_pom_is_refused_and_said()
    {
        var facts = Read("pom.xml", "<!DOCTYPE project [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><project>&x;</project>");

        Assert.Contains(facts.Doubts, d => d.Reason.Contains("damaged", StringComparison.Ordinal));
    }

    internal static LockfileFacts Read(string file, string text) => LockfileReader.Read(file, Encoding.UTF8.GetBytes(text));

    internal static PackageUrl Purl(string text) => PackageUrlText.Read(text, out var fault) ?? throw new Xunit.Sdk.XunitException(fault);

    private static string Words(LockedPackage package) => $"{package.Package.Key}@{package.Version} {package.Integrity ?? "-"} {package.Line}";
}
