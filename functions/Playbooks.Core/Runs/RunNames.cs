using Playbooks.Core.Plans;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>What expressions of a playbook may name, in a given run: <c>inputs</c>, <c>steps</c>, <c>run</c>, and where it applies <c>item</c>, <c>plan</c>.</summary>
internal static class RunNames
{
    public static Dictionary<string, Value> Of(Run run)
    {
        var inputs = new ValueMap.Builder();
        foreach (var input in run.Playbook.Inputs)
        {
            inputs.Set(input.Name, run.Inputs.Get(input.Name) ?? input.Default ?? Value.Nothing);
        }

        var steps = new ValueMap.Builder();
        foreach (var step in run.Playbook.Stages.SelectMany(stage => stage.Steps).Where(step => run.Steps.ContainsKey(step.Id)))
        {
            steps.Set(step.Id, run.Steps[step.Id]);
        }

        return new Dictionary<string, Value>
        {
            ["inputs"] = new Value.Map(inputs.Build()),
            ["steps"] = new Value.Map(steps.Build()),
            ["run"] = Value.MapOf(
                ("id", Value.Of(run.Id)),
                ("playbook", Value.Of(run.Playbook.Id)),
                ("started", Value.Of(run.StartedAt)),
                ("stage_started", Value.Of(run.Stage?.StartedAt ?? run.StartedAt)),
                ("requested-by", Value.Of(run.RequestedBy)),
                ("drill", Value.Of(run.Drill))),
        };
    }

    public static Value Of(Plan plan) => Value.MapOf(
        ("actions", Value.Of(plan.Actions.Length)),
        ("changes", Value.Of(plan.Changes)),
        ("destroys", Value.Of(plan.Destroys)),
        ("skipped", Value.Of(plan.Skipped.Length)),
        ("uses", Value.ListOf(plan.Actions.Select(action => action.Call.Uses).Distinct())));
}
