using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reach.Registry;

public class RegistryReaderTests
{
    [Fact]
    public void A_registry_is_read_with_all_that_it_says()
    {
        var (registry, wrong) = Read("""
            {"format": "playbooks.registry/1",
             "credentials": [{"id": "ci", "kind": "aws_access_key", "owner": "web", "principal": {"account": "1", "user": "ci"}, "by_hand": true, "crown_jewel": true, "purpose": "deploys", "intended": ["s3:*"],
                              "places": [{"place": "github:env:acme/web:prod:key", "field": "secret"}]}],
             "consumers": [{"id": "w", "kind": "workflow", "owner": "web", "credential": "ci", "workflow": {"repository": "acme/web", "path": "x.yml", "ref": "main"}}]}
            """);

        Assert.Empty(wrong);
        Assert.Equal(("ci", "ci", true, true), (registry.Credentials[0].Id, registry.Credentials[0].PrincipalOf("user"), registry.Credentials[0].IsByHand, registry.Credentials[0].IsCrownJewel));
        Assert.Equal(("deploys", "s3:*"), (registry.Credentials[0].Purpose, Assert.Single(registry.Credentials[0].Intended ?? [])));
        Assert.Equal("github:env:acme/web:prod:KEY", registry.Credentials[0].Places[0].Place.ToString());
        Assert.Equal("acme/web", registry.Consumers[0].Repository);
    }

    [Theory]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": [], "consumers": [], "secrets": []}""", "registry: the member 'secrets' is not known")]
    [InlineData("""{"format": "playbooks.registry/2", "credentials": [], "consumers": []}""", "registry: format is playbooks.registry/1")]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": {}, "consumers": []}""", "credentials: is a list")]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": [{"id": "a", "kind": "external", "place": "x"}], "consumers": []}""", "credentials[0]: the member 'place' is not known")]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": [{"kind": "external"}], "consumers": []}""", "credentials[0]: id is missing")]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": [{"id": "a", "kind": "x", "places": [{"place": "vault:x", "field": "value"}]}], "consumers": []}""", "credentials[0].places[0]: place is github:repo:")]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": [{"id": "a", "kind": "x"}, {"id": "a", "kind": "x"}], "consumers": []}""", "credentials: 'a' is there 2 times")]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": [], "consumers": [{"id": "c", "credential": "a"}]}""", "consumer 'c': uses 'a', which is not registered")]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": [{"id": "a", "kind": "x", "intended": "s3:*"}], "consumers": []}""", "credentials[0]: intended is a list")]
    [InlineData("""{"format": "playbooks.registry/1", "credentials": [{"id": "a", "kind": "x", "intended": [1]}], "consumers": []}""", "credentials[0]: intended is a list")]
    [InlineData("""[]""", "registry: is an object")]
    public void What_is_wrong_is_said_with_its_place(string json, string expected) =>
        Assert.Contains(Read(json).Wrong, w => w.StartsWith(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("github:repo:acme/web:TOKEN")]
    [InlineData("github:org:acme:TOKEN")]
    [InlineData("github:env:acme/web:prod:TOKEN")]
    [InlineData("aws:secret:1:eu-west-1:prod/app#member")]
    [InlineData("aws:parameter:1:eu-west-1:/app/key")]
    public void A_place_is_written_as_it_was_read(string text) => Assert.Equal(text, SecretPlace.Parse(text)?.ToString());

    private static RegistryRead Read(string json) => RegistryReader.Read(Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value);
}
