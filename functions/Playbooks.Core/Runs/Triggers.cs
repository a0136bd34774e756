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
        var said = ImmutableArray.CreateBuilder<string>();
        var names = new Dictionary<string, Value> { ["alert"] = alert };
        Value? inputs = null;
        foreach (var trigger in playbook.Triggers.Where(trigger => trigger.Alert == alert.GetText("kind")))
        {
            var evaluation = new Evaluation(names);
            var given = evaluation.Holds(trigger.When) ? evaluation.Of(trigger.With) : null;
            said.AddRange(evaluation.Failures);
            inputs ??= evaluation.Failures.Count == 0 ? given : null;
        }

        failures = said.ToImmutable();
        return inputs;
    }
}
