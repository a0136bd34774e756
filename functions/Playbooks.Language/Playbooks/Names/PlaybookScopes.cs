using Playbooks.Core.Expressions;
using Playbooks.Language.Playbooks.Drafts;

namespace Playbooks.Language.Playbooks.Names;

/// <summary>The scopes of one playbook's expressions, place by place.</summary>
internal sealed class PlaybookScopes
{
    /// <param name="missing">Names of steps that expressions use and that are not there; that has been said, so their types are not asked about again.</param>
    public PlaybookScopes(PlaybookDraft playbook, StepIndex steps, IEnumerable<string> missing)
    {
        var known = missing.Select(name => KeyValuePair.Create(name, ValueType.Any)).Concat(steps.Ids.Select(id => KeyValuePair.Create(id, TypeOf(steps.Find(id)))));
        Step = Scope.Of(
            ("inputs", KnownNames.ObjectOf(playbook.Inputs.Select(input => KeyValuePair.Create(input.Name.Value, KnownNames.Input(input.Type))))),
            ("steps", KnownNames.ObjectOf(known)),
            ("run", KnownNames.Run));
        Checkpoint = Step.With("plan", KnownNames.Plan);
    }

    public static Scope Trigger { get; } = Scope.Of(("alert", KnownNames.Alert));

    public static Scope Policy { get; } = Scope.Of(
        ("action", KnownNames.Action), ("stage", ValueType.Text), ("inputs", ValueType.Any), ("steps", ValueType.Any), ("run", KnownNames.Run));

    public Scope Step { get; }

    public Scope Checkpoint { get; }

    private static ValueType TypeOf(StepPlace? step) =>
        step is null ? ValueType.Any : KnownNames.Step(step.Contract?.Output ?? ValueType.Any, step.Draft.IsRepeated);
}
