using System.Collections.Immutable;

namespace Playbooks.Core.Standards.Cacao.Shapes;

/// <summary>The data types that other objects are made of (CACAO 2.0 §10).</summary>
internal static class DataShapes
{
    private static readonly ImmutableArray<string> Regions =
    [
        "africa", "eastern-africa", "middle-africa", "northern-africa", "southern-africa", "western-africa",
        "americas", "caribbean", "central-america", "latin-america-caribbean", "northern-america", "south-america",
        "asia", "central-asia", "eastern-asia", "southern-asia", "south-eastern-asia", "western-asia",
        "europe", "eastern-europe", "northern-europe", "southern-europe", "western-europe",
        "oceania", "antarctica", "australia-new-zealand", "melanesia", "micronesia", "polynesia",
    ];

    public static Shape Texts { get; } = new Shape.ListOf(Forms.Any);

    public static Shape SomeTexts { get; } = new Shape.ListOf(Forms.Any, Least: 1);

    public static Shape Ids { get; } = new Shape.ListOf(Forms.Id, Least: 1);

    public static Shape Extensions { get; } = new Shape.Members
    {
        Named = [(Forms.IdOf("extension-definition"), new Shape.Members { IsClosed = false })],
        Least = 1,
    };

    public static Shape ExternalReference { get; } = new Shape.Members
    {
        Required = ["name"],
        Known = Texted("name", "description", "source", "url", "external_id", "reference_id"),
    };

    public static Shape ExternalReferences { get; } = new Shape.ListOf(ExternalReference, Least: 1);

    public static Shape Variables { get; } = new Shape.Members
    {
        Named = [(Forms.VariableName(), new Shape.Members
        {
            Required = ["type"],
            Known = Shape.Of(
                ("type", Forms.Any), ("description", Forms.Any), ("value", new Shape.Nullable(Forms.Any)), ("constant", new Shape.Flag()), ("external", new Shape.Flag())),
            IsClosed = false,
        })],
    };

    public static Shape Location { get; } = new Shape.Members
    {
        Known = Texted(
            "name", "description", "building_details", "network_details", "country", "administrative_area", "city", "street_address",
            "postal_code", "latitude", "longitude", "precision").Add("region", new Shape.OneOf(Regions)),
    };

    public static Shape Contact { get; } = new Shape.Members
    {
        Known = Shape.Of(("email", Named()), ("phone", Named()), ("contact_details", Forms.Any)),
    };

    public static Shape ProcessingSummary { get; } = new Shape.Members
    {
        Known = Shape.Of([.. new[]
        {
            "manual_playbook", "external_playbooks", "parallel_processing", "if_logic", "while_logic", "switch_logic", "temporal_logic",
            "data_markings", "digital_signatures", "countersigned_signatures", "extensions",
        }.Select(name => (name, (Shape)new Shape.Flag()))]),
    };

    public static Shape ExtensionDefinition { get; } = new Shape.Members
    {
        Required = ["type", "name", "created_by", "schema", "version"],
        Known = Texted("name", "description", "schema", "version").AddRange(Shape.Of(
            ("type", new Shape.OneOf("extension-definition")), ("created_by", Forms.Id), ("external_references", new Shape.ListOf(ExternalReference)))),
    };

    public static Shape Signature { get; } = new Shape.Members
    {
        Required = ["type", "id", "created", "modified", "signee", "related_to", "related_version", "hash_algorithm", "algorithm", "value"],
        ExactlyOne = ["public_key", "public_cert_chain", "cert_url", "thumbprint"],
        Known = Texted("signee", "hash_algorithm", "algorithm", "public_key", "cert_url", "thumbprint", "value").AddRange(Shape.Of(
            ("type", new Shape.OneOf("jss")),
            ("id", Forms.Id),
            ("created_by", Forms.Id),
            ("created", Forms.Time),
            ("modified", Forms.Time),
            ("revoked", new Shape.Flag()),
            ("valid_from", Forms.Time),
            ("valid_until", Forms.Time),
            ("related_to", Forms.Id),
            ("related_version", Forms.Time),
            ("public_cert_chain", SomeTexts),
            ("signature", new Shape.Later(() => DataShapes.Signature!)))), // set before anybody asks
    };

    public static ImmutableDictionary<string, Shape> Texted(params string[] names) => Shape.Of([.. names.Select(name => (name, Forms.Any))]);

    private static Shape.Members Named() => new() { Named = [(Forms.ContactName(), Forms.Any)] };
}
