using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Playbooks.Core.Standards.Cacao.Shapes;

/// <summary>Agents and targets (CACAO 2.0 §7). A type of somebody's own is let pass: the vocabulary is open.</summary>
internal static class AgentShapes
{
    private static readonly Shape Whole = new Shape.Whole(0, 4095);
    private static readonly Shape Any = new Shape.Number(0, 4095);

    private static readonly Shape.Members Common = new()
    {
        Required = ["type", "name"],
        Known = Shape.Of(
            ("type", Forms.Any), ("name", Forms.Any), ("description", Forms.Any), ("location", DataShapes.Location), ("agent_target_extensions", DataShapes.Extensions)),
    };

    /// <summary>Agents or targets by id.</summary>
    public static Shape Definitions { get; } = new Shape.Members { Named = Known(), Least = 1, IsClosed = false };

    private static ImmutableArray<(Regex Name, Shape Shape)> Known() =>
    [
        Type("group", [], ("contact", DataShapes.Contact)),
        Type("individual", [], ("contact", DataShapes.Contact)),
        Type("organization", [], ("contact", DataShapes.Contact)),
        Type("location", [], ("logical", DataShapes.SomeTexts)),
        Type("sector", ["sector"], ("sector", Forms.Any)),
        Type("security-category", ["category"], ("category", DataShapes.SomeTexts)),
        Type("net-address", ["address"], Machine(Any)),
        Type("http-api", ["address"], [.. Machine(Whole), ("port", Forms.Any)]),
        Type("ssh", ["address"], [.. Machine(Whole), ("port", Forms.Any)]),
        Type("linux", ["address"], [.. Machine(Any), ("port", Forms.Any)]),
    ];

    private static (Regex Name, Shape Shape) Type(string type, ImmutableArray<string> required, params (string Name, Shape Shape)[] members) => (
        Forms.IdOf(type),
        new Shape.Members { Base = Common, Required = required, Known = Shape.Of([("type", new Shape.OneOf(type)), .. members]) });

    private static (string Name, Shape Shape)[] Machine(Shape vlan) =>
    [
        ("address", new Shape.Members
        {
            Known = Shape.Of(
                ("url", new Shape.ListOf(Forms.Url)),
                ("l2mac", new Shape.ListOf(Forms.Mac)),
                ("ipv4", new Shape.ListOf(Forms.V4)),
                ("ipv6", new Shape.ListOf(Forms.V6)),
                ("vlan", new Shape.ListOf(vlan)),
                ("dname", DataShapes.Texts)),
        }),
        ("authentication_info", Forms.Id),
        ("category", DataShapes.SomeTexts),
    ];
}
