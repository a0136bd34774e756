using System.Text.Json.Nodes;
using Playbooks.Core.Values;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Drafts;
using Playbooks.Language.Policies;
using Playbooks.Language.Shapes;
using Playbooks.Language.Tests.Playbooks;
using Playbooks.Language.Yaml;
using Playbooks.Testing.Schemas;

namespace Playbooks.Language.Tests.Schema;

/// <summary>The schema refuses what the binder refuses for its shape, and nothing else. What names and expressions mean it cannot see.</summary>
public sealed class SchemaTests
{
    private static readonly JsonObject Playbook = Load("playbook");
    private static readonly JsonObject Policy = Load("policy");

    public static TheoryData<string> Cases => [.. Case.Names("accepted").Concat(Case.Names("refused"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_schema_and_the_binder_agree_about_shapes(string name)
    {
        var read = Case.Read(name);
        if (YamlReader.Read(name, read.Bytes, YamlLimits.Playbook) is not { Diagnostics: [], Root: { } root })
        {
            Assert.Contains(read.Expected, expected => expected.StartsWith("PB00", StringComparison.Ordinal));
            return;
        }

        var isOfShape = read.Expected.Any(expected => DiagnosticCodes.All.Single(code => expected.StartsWith(code.Code, StringComparison.Ordinal)).IsOfShape);
        var schema = read.IsOfPolicies ? Policy : Playbook;

        var errors = new JsonSchemaCheck(schema).Errors(Json(root));

        Assert.True(errors.Count > 0 == isOfShape, $"the binder {(isOfShape ? "refuses" : "accepts")} the shape; the schema says:\n{string.Join('\n', errors)}");
    }

    [Fact]
    public void Every_shipped_file_fits_its_schema()
    {
        Assert.All(RepositoryFiles.In("playbooks"), file => Assert.Empty(new JsonSchemaCheck(Playbook).Errors(Json(file))));
        Assert.All(RepositoryFiles.In("playbooks/policies"), file => Assert.Empty(new JsonSchemaCheck(Policy).Errors(Json(file))));
    }

    [Fact]
    public void Schema_and_binder_know_the_same_keys()
    {
        Same(PlaybookKeys.Playbook, Playbook);
        Same(PlaybookKeys.Trigger, Playbook["$defs"]?["trigger"]);
        Same(PlaybookKeys.Input, Playbook["$defs"]?["input"]);
        Same(PlaybookKeys.Role, Playbook["$defs"]?["role"]);
        Same(PlaybookKeys.Stage, Playbook["$defs"]?["stage"]);
        Same(PlaybookKeys.Step, Playbook["$defs"]?["step"]);
        Same(PlaybookKeys.Retry, Playbook["$defs"]?["retry"]);
        Same(PlaybookKeys.Checkpoint, Playbook["$defs"]?["checkpoint"]);
        Same(PolicyKeys.File, Policy);
        Same(PolicyKeys.Policy, Policy["$defs"]?["policy"]);
        Same(PolicyKeys.Validation, Policy["$defs"]?["validation"]);
    }

    private static void Same(KeySet keys, JsonNode? schema)
    {
        Assert.Equal(keys.All.Order(StringComparer.Ordinal), schema?["properties"]?.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal(keys.Required.AsEnumerable(), (schema?["required"] as JsonArray ?? []).Select(name => name?.GetValue<string>()));
    }

    private static JsonNode? Json(string file) =>
        YamlReader.Read(file, File.ReadAllBytes(file), YamlLimits.Playbook).Root is { } root ? Json(root) : throw new InvalidDataException(file);

    private static JsonNode? Json(YamlNode node) => JsonNode.Parse(PlainJson.Write(PlainYaml.Of(node)));

    private static JsonObject Load(string name) =>
        JsonNode.Parse(File.ReadAllText(RepositoryFiles.Path($"playbooks/schema/{name}.v1.schema.json"))) as JsonObject ?? throw new InvalidDataException(name);
}
