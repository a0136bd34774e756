using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Playbooks.Core.Standards.Cacao.Shapes;

/// <summary>The playbook itself (CACAO 2.0 §3), and the definitions that it carries.</summary>
internal static class PlaybookShapes
{
    private static readonly Shape Score = new Shape.Whole(0, 100);

    private static readonly Shape.Members Authentication = new()
    {
        Required = ["type"],
        Known = DataShapes.Texted("type", "name", "description").Add("authentication_info_extensions", DataShapes.Extensions),
    };

    private static readonly Shape.Members Marking = new()
    {
        Required = ["type", "id", "created_by", "created"],
        Known = Shape.Of(
            ("type", new Shape.OneOf("marking-statement", "marking-tlp", "marking-iep")),
            ("id", Forms.Id),
            ("name", Forms.Any),
            ("description", Forms.Any),
            ("created_by", Forms.Id),
            ("created", Forms.Time),
            ("revoked", new Shape.Flag()),
            ("valid_from", Forms.Time),
            ("valid_until", Forms.Time),
            ("labels", DataShapes.SomeTexts),
            ("external_references", DataShapes.ExternalReferences),
            ("marking_extensions", DataShapes.Extensions)),
    };

    public static Shape.Members Playbook { get; } = new()
    {
        Required = ["type", "spec_version", "id", "name", "created_by", "created", "modified", "workflow_start", "workflow"],
        Known = Shape.Of(
        [
            ("type", new Shape.OneOf("playbook")),
            ("spec_version", new Shape.OneOf("cacao-2.0")),
            ("id", Forms.Id),
            ("name", Forms.Any),
            ("description", Forms.Any),
            ("playbook_types", DataShapes.Texts),
            ("playbook_activities", DataShapes.SomeTexts),
            ("playbook_processing_summary", DataShapes.ProcessingSummary),
            ("created_by", Forms.Id),
            ("created", Forms.Time),
            ("modified", Forms.Time),
            ("revoked", new Shape.Flag()),
            ("valid_from", Forms.Time),
            ("valid_until", Forms.Time),
            ("derived_from", DataShapes.Ids),
            ("related_to", DataShapes.Ids),
            ("priority", Score),
            ("severity", Score),
            ("impact", Score),
            ("industry_sectors", DataShapes.SomeTexts),
            ("labels", DataShapes.SomeTexts),
            ("external_references", DataShapes.ExternalReferences),
            ("markings", DataShapes.Ids),
            ("playbook_variables", DataShapes.Variables),
            ("workflow_start", Forms.Id),
            ("workflow_exception", Forms.Id),
            ("workflow", StepShapes.Workflow),
            ("playbook_extensions", DataShapes.Extensions),
            ("authentication_info_definitions", new Shape.Members { Named = Authentications(), Least = 1 }),
            ("agent_definitions", AgentShapes.Definitions),
            ("target_definitions", AgentShapes.Definitions),
            ("extension_definitions", new Shape.Members { Named = [(Forms.IdOf("extension-definition"), DataShapes.ExtensionDefinition)] }),
            ("data_marking_definitions", new Shape.Members { Named = Markings() }),
            ("signatures", new Shape.ListOf(DataShapes.Signature, Least: 1)),
        ]),
    };

    private static ImmutableArray<(Regex Name, Shape Shape)> Authentications() =>
    [
        Kind(Authentication, "http-basic", [], "user_id", "password", "kms_key_identifier"),
        Kind(Authentication, "oauth2", ["oauth_header", "token"], "oauth_header", "token", "kms_key_identifier"),
        Kind(Authentication, "user-auth", [], "username", "password", "kms_key_identifier"),
    ];

    private static (Regex Name, Shape Shape) Kind(Shape.Members common, string type, ImmutableArray<string> required, params string[] texts) => (
        Forms.IdOf(type),
        new Shape.Members { Base = common, Required = required, Known = DataShapes.Texted(texts).Add("type", new Shape.OneOf(type)).Add("kms", new Shape.Flag()) });

    private static ImmutableArray<(Regex Name, Shape Shape)> Markings() =>
    [
        Mark("marking-statement", ["statement"], ("statement", Forms.Any)),
        Mark("marking-tlp", ["tlpv2_level"], ("tlpv2_level", new Shape.OneOf("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR"))),
        Mark("marking-iep",
            [
                "name", "description", "tlp", "iep_version", "start_date", "end_date", "encrypt_in_transit", "permitted_actions",
                "affected_party_notifications", "attribution", "unmodified_resale", "external_references",
            ],
            ("name", Forms.Any), ("description", Forms.Any), ("tlp", Forms.Any), ("iep_version", new Shape.Whole()), ("start_date", Forms.Time),
            ("end_date", new Shape.Nullable(Forms.Time)), ("encrypt_in_transit", Forms.Any), ("permitted_actions", Forms.Any),
            ("affected_party_notifications", Forms.Any), ("attribution", Forms.Any), ("unmodified_resale", Forms.Any), ("external_references", DataShapes.Texts)),
    ];

    private static (Regex Name, Shape Shape) Mark(string type, ImmutableArray<string> required, params (string Name, Shape Shape)[] members) => (
        Forms.IdOf(type),
        new Shape.Members { Base = Marking, Required = required, Known = Shape.Of([("type", new Shape.OneOf(type)), .. members]) });
}
