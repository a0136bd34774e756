using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Playbooks.Core.Standards.Cacao.Shapes;

/// <summary>Workflow steps and their commands (CACAO 2.0 §4 and §5).</summary>
internal static class StepShapes
{
    /// <summary>What every kind of command has; the published schema of a step asks no more of a command than this.</summary>
    private static readonly Shape Command = new Shape.Members
    {
        Required = ["type"],
        Known = DataShapes.Texted("type", "description", "version", "playbook_activity").Add("external_references", new Shape.ListOf(DataShapes.ExternalReference)),
        IsClosed = false,
    };

    private static readonly Shape.Members Common = new()
    {
        Required = ["type"],
        Known = Shape.Of(
            ("type", new Shape.OneOf("start", "end", "action", "playbook-action", "parallel", "if-condition", "while-condition", "switch-condition")),
            ("name", Forms.Any),
            ("description", Forms.Any),
            ("external_references", DataShapes.ExternalReferences),
            ("delay", new Shape.Whole(Least: 1)),
            ("timeout", new Shape.Whole()),
            ("step_variables", DataShapes.Variables),
            ("owner", Forms.Id),
            ("on_completion", Forms.Id),
            ("on_success", Forms.Id),
            ("on_failure", Forms.Id),
            ("step_extensions", DataShapes.Extensions)),
    };

    /// <summary>Steps by id.</summary>
    public static Shape Workflow { get; } = new Shape.Members { Named = Steps() };

    private static ImmutableArray<(Regex Name, Shape Shape)> Steps() =>
    [
        Step("start", [], ["on_success", "on_failure"]),
        Step("end", [], ["on_completion", "on_success", "on_failure"]),
        Step("action", ["commands", "agent"], [],
            ("commands", new Shape.ListOf(Command, Least: 1)),
            ("agent", Forms.Id),
            ("targets", DataShapes.Ids),
            ("in_args", DataShapes.SomeTexts),
            ("out_args", DataShapes.SomeTexts)),
        Step("playbook-action", ["playbook_id"], [],
            ("playbook_id", Forms.Id),
            ("playbook_version", Forms.Time),
            ("in_args", DataShapes.SomeTexts),
            ("out_args", DataShapes.SomeTexts)),
        Step("parallel", ["next_steps"], [], ("next_steps", new Shape.ListOf(Forms.Id, Least: 2))),
        Step("if-condition", ["condition", "on_true"], [], ("condition", Forms.Any), ("on_true", Forms.Id), ("on_false", Forms.Id)),
        Step("while-condition", ["condition", "on_true"], [], ("condition", Forms.Any), ("on_true", Forms.Id)),
        Step("switch-condition", ["switch", "cases"], [], ("switch", Forms.Any), ("cases", new Shape.Members { Others = Forms.BranchStep, IsClosed = false })),
    ];

    private static (Regex Name, Shape Shape) Step(string type, ImmutableArray<string> required, ImmutableArray<string> forbidden, params (string Name, Shape Shape)[] members) => (
        Forms.IdOf(type),
        new Shape.Members { Base = Common, Required = required, Forbidden = forbidden, Known = Shape.Of([("type", new Shape.OneOf(type)), .. members]) });
}
