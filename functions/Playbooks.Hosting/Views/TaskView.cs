using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Runs;

namespace Playbooks.Hosting.Views;

/// <summary>Something that only a person can do or clear up before the run goes on.</summary>
/// <param name="Kind"><c>task</c>: do it and sign it off. <c>unknown</c>: an action was begun and nobody can tell whether it happened.</param>
/// <param name="What">For the person: what to do, where, and how to see that it is done.</param>
public sealed record TaskView(string Id, string Kind, string Uses, string Target, string What, string? Owner)
{
    public static ImmutableArray<TaskView> Of(Run run) =>
        run.Stage is { Applying: var applying } ? [.. applying.Unclear.Order(StringComparer.Ordinal).Select(id => Of(applying.Actions[id].Action))] : [];

    private static TaskView Of(Core.Plans.PlannedAction action) => action.Call.Uses == HumanTasks.Name
        ? new TaskView(action.Id, "task", action.Call.Uses, action.Survey.Target, HumanTasks.Instructions(action.Call.Arguments), action.Call.Arguments.GetText("who"))
        : new TaskView(action.Id, "unknown", action.Call.Uses, action.Survey.Target, $"Look whether this happened: {action.Survey.Change}", null);
}
