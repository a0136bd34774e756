using System.Collections.Immutable;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Language.Tests.Lockfiles;

public sealed class PackageUrlTests
{
    [Theory]
    [InlineData("pkg:npm/%40ctrl/tinycolor@4.1.2", "npm:@ctrl/tinycolor", "4.1.2")]
    [InlineData("pkg:npm/@ctrl/tinycolor@4.1.2", "npm:@ctrl/tinycolor", "4.1.2")]
    [InlineData("pkg:npm/%40ctrl%2Ftinycolor", "npm:@ctrl/tinycolor", null)]
    [InlineData("pkg:npm/@ctrl/tinycolor", "npm:@ctrl/tinycolor", null)]
    [InlineData("PKG:PyPI/Zope._Interface@5.4.0", "pypi:zope-interface", "5.4.0")]
    [InlineData("pkg:nuget/Newtonsoft.Json@13.0.3", "nuget:newtonsoft.json", "13.0.3")]
    [InlineData("pkg:golang/github.com/Foo/bar@v1.0.0%2Bincompatible#sub/folder", "golang:github.com/foo/bar", "v1.0.0+incompatible")]
    [InlineData("pkg:maven/org.in/Side@1.0?type=jar", "maven:org.in/Side", "1.0")]
    [InlineData("pkg:cargo/left_pad@1.0.0", "cargo:left-pad", "1.0.0")]
    [InlineData("pkg:composer/In/Side@2.0.0", "composer:in/side", "2.0.0")]
    [InlineData("pkg:gem/RedCloth", "gem:RedCloth", null)]
    public void A_package_is_known_however_it_is_written(string text, string key, string? version)
    {
        var package = LockfileReaderTests.Purl(text);

        Assert.Equal((key, version), (package.Key, package.Version));
        Assert.Equal(package, LockfileReaderTests.Purl(package.ToString()));
    }

    [Theory]
    [InlineData("left@1.0.0")]
    [InlineData("pkg:npm")]
    [InlineData("pkg:npm/")]
    [InlineData("pkg:/left")]
    [InlineData("pkg:npm/left@")]
    [InlineData("pkg:maven/side@1.0")]
    public void What_is_no_package_is_refused_with_a_reason(string text)
    {
        Assert.Null(PackageUrlText.Read(text, out var fault));
        Assert.False(string.IsNullOrEmpty(fault));
    }

    [Theory]
    [InlineData("pkg:pypi/x@1.0", "1.0.0", true)]
    [InlineData("pkg:pypi/x@1.0", "1.0.1", false)]
    [InlineData("pkg:pypi/x@1.10", "1.1", false)]
    [InlineData("pkg:nuget/x@1.0.0-RC1", "1.0.0-rc1", true)]
    [InlineData("pkg:composer/a/x@6.4.7", "v6.4.7", true)]
    [InlineData("pkg:golang/a/x@1.0.0", "v1.0.0+incompatible", true)]
    [InlineData("pkg:npm/x@1.0.0", "1.0", false)]
    [InlineData("pkg:maven/a/x@1.0", "1.0.0", false)]
    public void Versions_are_compared_as_their_registry_does(string purl, string version, bool same)
    {
        var package = LockfileReaderTests.Purl(purl);
        var facts = new LockfileFacts("test", [new(package with { Version = null }, version, null, 1)], ImmutableArray<LockfileDoubt>.Empty);

        Assert.Equal(same, !facts.Find(package).Found.IsEmpty);
    }
}
