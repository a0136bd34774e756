using System.Collections.Immutable;
using Playbooks.Language.Playbooks.Drafts;

namespace Playbooks.Language.Playbooks.Names;

/// <summary>
/// What expressions may name besides <c>inputs</c> and <c>steps</c>, which each playbook makes: triggers see <c>alert</c>; steps see <c>run</c>,
/// and <c>item</c> where they are repeated; a checkpoint sees <c>plan</c> as well; policies see <c>action</c>, <c>stage</c>, <c>run</c> and untyped <c>inputs</c>.
/// </summary>
internal static class KnownNames
{
    public static ValueType Alert { get; } = ValueType.ObjectOf(
        ("kind", ValueType.Text),
        ("source", ValueType.Text),
        ("title", ValueType.Text),
        ("severity", ValueType.Double),
        ("status", ValueType.Text),
        ("artifact", ValueType.Text),
        ("versions", ValueType.ListOf(ValueType.Text)),
        ("commits", ValueType.ListOf(ValueType.Text)),
        ("identity", ValueType.Text),
        ("windows", ValueType.ListOf(InputType.Window)),
        ("indicators", ValueType.ListOf(ValueType.Text)),
        ("workflows", ValueType.ListOf(ValueType.Text)),
        ("runners", ValueType.ListOf(ValueType.Text)),
        ("repositories", ValueType.ListOf(ValueType.Text)),
        ("resources", ValueType.ListOf(ValueType.Text)),
        ("marks", ValueType.ListOf(ValueType.Text)),
        ("reported", ValueType.Text),
        ("evidence", ValueType.Any));

    public static ValueType Run { get; } = ValueType.ObjectOf(
        ("id", ValueType.Text),
        ("playbook", ValueType.Text),
        ("started", ValueType.Timestamp),
        ("requested-by", ValueType.Text),
        ("stage_started", ValueType.Timestamp),
        ("drill", ValueType.Bool));

    /// <summary>Numbers of actions, and which actions the plan uses.</summary>
    public static ValueType Plan { get; } = ValueType.ObjectOf(
        ("actions", ValueType.Int),
        ("changes", ValueType.Int),
        ("destroys", ValueType.Int),
        ("skipped", ValueType.Int),
        ("uses", ValueType.ListOf(ValueType.Text)));

    /// <summary>One planned action, as its plan's JSON has it.</summary>
    public static ValueType Action { get; } = ValueType.ObjectOf(
        ("id", ValueType.Text),
        ("step", ValueType.Text),
        ("uses", ValueType.Text),
        ("provider", ValueType.Text),
        ("effect", ValueType.Text),
        ("target", ValueType.Text),
        ("with", ValueType.Any),
        ("change", ValueType.Text),
        ("precondition", ValueType.Any),
        ("undo", ValueType.Any),
        ("cuts", ValueType.ListOf(ValueType.Text)),
        ("guards", ValueType.ListOf(ValueType.Text)),
        ("after", ValueType.ListOf(ValueType.Text)));

    /// <summary>What later steps see of one step: <c>output</c>, or <c>outputs</c> where it is repeated, and <c>items</c>, one per call.</summary>
    public static ValueType Step(ValueType output, bool isRepeated) => ValueType.ObjectOf(
        isRepeated ? ("outputs", ValueType.ListOf(output)) : ("output", output),
        ("items", ValueType.ListOf(ValueType.ObjectOf(
            ("item", ValueType.Any),
            ("target", ValueType.Text),
            ("outcome", ValueType.Text),
            ("output", output),
            ("code", ValueType.Text),
            ("message", ValueType.Text)))));

    /// <summary>Times and durations of inputs are given, kept and seen as text.</summary>
    public static ValueType Input(ValueType declared) => declared switch
    {
        ValueType.List list => ValueType.ListOf(Input(list.Element)),
        ValueType.Map map => ValueType.MapOf(map.Key, Input(map.Value)),
        _ => declared == ValueType.Timestamp || declared == ValueType.Duration ? ValueType.Text : declared,
    };

    public static ValueType ObjectOf(IEnumerable<KeyValuePair<string, ValueType>> fields)
    {
        var made = ImmutableSortedDictionary.CreateBuilder<string, ValueType.Field>(StringComparer.Ordinal);
        foreach (var (name, type) in fields)
        {
            made[name] = new ValueType.Field(type, Required: true);
        }

        return new ValueType.Object(made.ToImmutable());
    }
}
