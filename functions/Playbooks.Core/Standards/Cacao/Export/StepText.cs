using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Export;

/// <summary>Steps and checkpoints in words, for people and tools that know nothing of us.</summary>
internal static class StepText
{
    public static string Command(Step step)
    {
        var what = $"Perform {step.Uses}{(step.Title.Length > 0 ? $" ({step.Title})" : "")}. It {PlanJson.EffectName(step.Effect)}.";
        return string.Join('\n', [what, .. Conditions(step), .. Arguments(step.With)]);
    }

    public static string Command(Stage stage, Quorum quorum)
    {
        var checkpoint = stage.Checkpoint ?? throw new ArgumentException("the stage has no checkpoint", nameof(stage));
        var people = quorum.Count == 1 ? "one person" : string.Create(CultureInfo.InvariantCulture, $"{quorum.Count} different people");
        string[] lines =
        [
            $"Approve or reject the plan of stage '{stage.Name}': {people} of '{quorum.Role}', never the person who requested the run. "
                + $"Without a decision in {Words(checkpoint.Deadline)} it is rejected.",
            .. checkpoint.EscalateAfter is { } after ? [$"After {Words(after)} the group that it escalates to is asked as well."] : Array.Empty<string>(),
            .. checkpoint.When is { } when ? [$"Asked only when {when.Source}, and always when the plan destroys."] : Array.Empty<string>(),
        ];
        return string.Join('\n', lines);
    }

    public static string Words(TimeSpan span) => span switch
    {
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} seconds"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} hours"),
    };

    private static IEnumerable<string> Conditions(Step step)
    {
        if (step.ForEach is { } items)
        {
            yield return $"Once for each item of {items.Source}.";
        }

        if (step.When is { } when)
        {
            yield return $"Only when {when.Source}.";
        }

        if (step is { Effect: Effect.Changes, Undo: false })
        {
            yield return "It is meant to stay: restoring does not put it back.";
        }
    }

    private static IEnumerable<string> Arguments(Argument.Group with) => with.Members.Select(member => $"{member.Key}: {Text(member.Value)}");

    private static string Text(Argument argument) => argument switch
    {
        Argument.Leaf leaf => leaf.Template.Source,
        Argument.Constant constant => PlainJson.Write(constant.Value),
        Argument.Sequence sequence => $"[{string.Join(", ", sequence.Items.Select(Text))}]",
        Argument.Group group => $"{{{string.Join(", ", Arguments(group))}}}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Inputs that the step's expressions read.</summary>
    public static ImmutableArray<string> Inputs(Step step) =>
    [
        .. Templates(step.With).Concat([step.When, step.ForEach]).OfType<Template>().SelectMany(template => template.References())
            .Where(reference => reference is { Root: "inputs", Path.IsEmpty: false }).Select(reference => reference.Path[0]).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<Template> Templates(Argument argument) => argument switch
    {
        Argument.Leaf leaf => [leaf.Template],
        Argument.Sequence sequence => sequence.Items.SelectMany(Templates),
        Argument.Group group => group.Members.SelectMany(member => Templates(member.Value)),
        _ => [],
    };
}
