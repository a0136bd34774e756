using Playbooks.Cli.Tests.Docs;
using Playbooks.Core.Permissions;
using Playbooks.Core.Values;
using YamlDotNet.RepresentationModel;

namespace Playbooks.Cli.Tests.Infra;

/// <summary>What the infrastructure grants is what the shipped playbooks need: no less, no more.</summary>
public sealed class GrantsTests
{
    [Fact]
    public void The_AWS_role_allows_exactly_what_the_shipped_playbooks_need()
    {
        var policy = At(AwsRole(), "Resources", "Responder", "Properties", "Policies", "0", "PolicyDocument");

        Assert.Equal(PlainJson.Write(PermissionsJson.AwsPolicy(Needed()), indented: true), PlainJson.Write(Plain(policy), indented: true));
    }

    [Fact]
    public void The_AWS_role_is_taken_by_one_identity_with_one_audience()
    {
        var document = Assert.IsType<YamlScalarNode>(At(AwsRole(), "Resources", "Responder", "Properties", "AssumeRolePolicyDocument")).Value ?? "";
        var trust = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(document)).Value;
        var statement = Assert.Single(trust.Get("Statement")?.Items ?? []);

        Assert.Equal("sts:AssumeRoleWithWebIdentity", statement.GetText("Action"));
        Assert.Equal(
            """{"StringEquals":{"sts.windows.net/${DirectoryId}/:aud":"${Audience}","sts.windows.net/${DirectoryId}/:sub":"${WorkerPrincipal}"}}""",
            PlainJson.Write(statement.Get("Condition") ?? Value.Nothing));
    }

    [Fact]
    public void The_GitHub_App_asks_for_exactly_what_the_shipped_playbooks_need()
    {
        var manifest = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(File.ReadAllText(Repository.PathOf("infra/github/manifest.json")))).Value;

        Assert.Equal(
            PlainJson.Write(PermissionsJson.GitHubApp(Needed()), indented: true),
            PlainJson.Write(manifest.Get("default_permissions") ?? Value.Nothing, indented: true));
    }

    private static NeededPermissions Needed()
    {
        var catalog = AllContracts.Get();
        var playbooks = Directory.EnumerateFiles(PlaybookFiles.Folder() ?? "", "*.yaml").Select(path => PlaybookFiles.Bind(path, catalog, TextWriter.Null));
        return NeededPermissions.Of(playbooks.OfType<Core.Playbooks.Playbook>(), catalog);
    }

    private static YamlNode AwsRole()
    {
        using var text = File.OpenText(Repository.PathOf("infra/aws/role.yaml"));
        var stream = new YamlStream();
        stream.Load(text);
        return stream.Documents[0].RootNode;
    }

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, name) => at is YamlSequenceNode list ? list[int.Parse(name, null)] : at[name]);

    private static Value Plain(YamlNode node) => node switch
    {
        YamlMappingNode map => Value.MapOf([.. map.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", Plain(pair.Value)))]),
        YamlSequenceNode list => Value.ListOf(list.Select(Plain)),
        _ => Value.Of(((YamlScalarNode)node).Value ?? ""),
    };
}
