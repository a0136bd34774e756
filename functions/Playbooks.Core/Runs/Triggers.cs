using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>Whether an alert starts a playbook, and with which inputs.</summary>
public static class Triggers
{
    /// <summary>The inputs that the first matching trigger gives; null where none matches.</summary>
    /// <param name="failures">What could not be evaluated; a trigger with a failure does not match.</param>
    public static Value? Inputs(Playbook playbook, Value alert, out ImmutableArray<string> failures)
    {
        var considered = Consider(playbook, alert);
        failures = [.. considered.SelectMany(trigger => trigger.Failures)];
        return considered.FirstOrDefault(trigger => trigger.Inputs is not null)?.Inputs;
    }

    /// <summary>Each trigger of the playbook, with what it says to the alert.</summary>
    public static ImmutableArray<ConsideredTrigger> Consider(Playbook playbook, Value alert)
    {
        var names = new Dictionary<string, Value> { ["alert"] = alert };
        return [.. playbook.Triggers.Select(trigger => Consider(trigger, alert, names))];
    }

    private static ConsideredTrigger Consider(Trigger trigger, Value alert, Dictionary<string, Value> names)
    {
        if (trigger.Alert != alert.GetText("kind"))
        {
            return new(trigger, IsOfKind: false, Holds: false, [], null);
        }

        var evaluation = new Evaluation(names);
        var holds = evaluation.Holds(trigger.When);
        var given = holds ? evaluation.Of(trigger.With) : null;
        return new(trigger, IsOfKind: true, holds, [.. evaluation.Failures], evaluation.Failures.Count == 0 ? given : null);
    }
}
