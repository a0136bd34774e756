using System.Diagnostics;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Playbooks.Checks;
using Playbooks.Language.Playbooks.Drafts;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks;

/// <summary>Puts together the playbook of a draft in which nothing is wrong: whatever the shape requires is there.</summary>
internal sealed class Assembly(PlaybookDraft draft, StepIndex steps, FlowCheck flow)
{
    public Playbook Build() => new()
    {
        Id = There(draft.Id),
        Version = There(draft.Version),
        Title = There(draft.Title),
        Description = draft.Description,
        Controls = draft.Controls,
        Triggers = [.. draft.Triggers.Select(trigger => new Trigger(There(trigger.Alert), trigger.When?.Template, Group(trigger.With)))],
        Inputs = [.. draft.Inputs.Select(input => new InputDeclaration(input.Name.Value, input.Type, input.Required, input.Default?.Value, input.Description) { IsPackageUrl = input.IsPackageUrl })],
        Roles = [.. draft.Roles.Select(role => new Role(role.Name.Value, role.Description, role.EscalateTo?.Value))],
        Stages = [.. draft.Stages.Select(Stage)],
    };

    private Stage Stage(StageDraft stage, int number)
    {
        var made = new Stage
        {
            Name = There(stage.Name),
            Title = stage.Title,
            Controls = stage.Controls,
            Report = stage.Report,
            Checkpoint = stage.Checkpoint is { } checkpoint ? Checkpoint(checkpoint) : null,
            Steps = [.. steps.ByStage[number].Select(Step)],
        };
        return stage.Concurrency is { } concurrency ? made with { Concurrency = concurrency } : made;
    }

    private static Checkpoint Checkpoint(CheckpointDraft checkpoint) => new()
    {
        When = checkpoint.When?.Template,
        Approvals = [.. checkpoint.Approvals.Select(quorum => new Quorum(quorum.Role.Value, quorum.Count))],
        EscalateAfter = checkpoint.EscalateAfter?.Value,
        Deadline = There(checkpoint.Deadline),
    };

    private Step Step(StepPlace place)
    {
        var contract = place.Contract ?? throw new UnreachableException();
        var step = new Step
        {
            Id = There(place.Draft.Id),
            Title = place.Draft.Title,
            Uses = contract.Name,
            Effect = contract.Effect,
            Provider = contract.Provider,
            OrderAfter = [.. contract.After, .. contract.Behind.Select(first => first.ToString())],
            Reads = flow.ReadsOf(place),
            With = Group(place.Draft.With),
            When = place.Draft.When?.Template,
            ForEach = place.Draft.ForEach?.Template,
            Retry = place.Draft.Retry?.Value ?? RetryRule.Standard,
            OnFailure = place.Draft.OnFailure,
            Undo = place.Draft.Undo,
            After = [.. place.Draft.After.Select(after => after.Value).Distinct()],
        };
        return place.Draft.Timeout is { } timeout ? step with { Timeout = timeout } : step;
    }

    private static Argument.Group Group(ArgumentDraft.Group group) => new([.. group.Members.Select(member => KeyValuePair.Create(member.Name, Of(member.Value)))]);

    private static Argument Of(ArgumentDraft argument) => argument switch
    {
        ArgumentDraft.Leaf leaf => new Argument.Leaf(leaf.Text.Template),
        ArgumentDraft.Constant constant => new Argument.Constant(constant.Value),
        ArgumentDraft.Sequence sequence => new Argument.Sequence([.. sequence.Items.Select(Of)]),
        ArgumentDraft.Group group => Group(group),
        _ => throw new UnreachableException(),
    };

    private static T There<T>(Located<T>? written) => written is null ? throw new UnreachableException() : written.Value;
}
