using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Export;

/// <summary>
/// The stages as one chain of CACAO steps: what a stage reads, then its checkpoint, one step for each role that is asked, then what it
/// changes. Whatever fails leads to a person, as in a run.
/// </summary>
internal sealed class WorkflowExport(Playbook playbook, CacaoIds ids)
{
    private const int MostReferences = 200;

    public string Start { get; } = ids.Of("start", "start");

    public string Held { get; } = ids.Of("action", "held");

    private string End { get; } = ids.Of("end", "end");

    private string Rejected { get; } = ids.Of("end", "rejected");

    public Value Write(Value written)
    {
        var chain = playbook.Stages.Zip(written.Get("stages")?.Items ?? []).SelectMany(pair => OfStage(pair.First, pair.Second)).ToList();
        var undo = playbook.Stages.Where(stage => stage.Steps.Any(step => step.OnFailure == FailureRule.UndoStage)).Select(Undo);
        return Value.MapOf(
        [
            (Start, Value.MapOf(("type", Value.Of("start")), ("name", Value.Of(playbook.Title)), ("on_completion", Value.Of(Following(chain, -1))))),
            .. chain.Select((each, i) => (each.Id, each.Write(Following(chain, i)))),
            .. undo,
            (Held, Manual("Decide how the run goes on", "The run stands still. Look at what failed or is in doubt, then resume it, or cancel it and put back what it changed.", [("on_completion", Value.Of(End))])),
            .. playbook.Stages.Any(stage => stage.Checkpoint is not null) ? [(Rejected, Ending("The plan was rejected: nothing of it is done"))] : Array.Empty<(string, Value)>(),
            (End, Ending("The run is over")),
        ]);
    }

    /// <summary>A stage's steps in an order in which each comes after everything that it waits for: first what reads, then what changes.</summary>
    public static IEnumerable<Step> Ordered(Stage stage)
    {
        var open = stage.Steps.ToList();
        while (open.Count > 0)
        {
            var waiting = open.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
            var ready = open.Where(step => !step.After.Concat(step.Reads).Any(waiting.Contains)).ToList();
            var next = ready.Find(step => step.Effect == Effect.Reads) ?? ready.FirstOrDefault() ?? open[0];
            open.Remove(next);
            yield return next;
        }
    }

    private static Value Ending(string name) => Value.MapOf(("type", Value.Of("end")), ("name", Value.Of(name)));

    private string Following(List<(string Id, Func<string, Value> Write)> chain, int at) => at + 1 < chain.Count ? chain[at + 1].Id : End;

    private IEnumerable<(string Id, Func<string, Value> Write)> OfStage(Stage stage, Value written)
    {
        var data = (written.Get("steps")?.Items ?? []).ToDictionary(step => step.GetText("id") ?? "", StringComparer.Ordinal);
        var steps = Ordered(stage).ToList();
        var reads = steps.TakeWhile(step => step.Effect == Effect.Reads).ToList();
        return [.. reads.Select(OfStep), .. (stage.Checkpoint?.Approvals ?? []).Select(quorum => Gate(stage, quorum)), .. steps.Skip(reads.Count).Select(OfStep)];

        (string Id, Func<string, Value> Write) OfStep(Step step) => (ids.Step(step.Id), next => Action(step, stage, data[step.Id], next));
    }

    private Value Action(Step step, Stage stage, Value data, string next) => Manual(
        step.Title.Length > 0 ? step.Title : step.Uses,
        StepText.Command(step),
        [
            .. AgentExport.TargetOf(step.Provider, ids) is { } target ? [("targets", Value.ListOf([target]))] : Array.Empty<(string, Value)>(),
            .. StepText.Inputs(step) is { IsEmpty: false } inputs ? [("in_args", Value.ListOf(inputs.Take(MostReferences).Select(VariableExport.NameOf)))] : Array.Empty<(string, Value)>(),
            .. Next(step, stage, next),
            Extension(Value.MapOf(("kind", Value.Of("step")), ("stage", Value.Of(stage.Name)), ("step", data))),
        ],
        stage.Name);

    private IEnumerable<(string, Value)> Next(Step step, Stage stage, string next) => step.OnFailure switch
    {
        FailureRule.Continue => [("on_completion", Value.Of(next))],
        FailureRule.UndoStage => [("on_success", Value.Of(next)), ("on_failure", Value.Of(UndoId(stage)))],
        _ => [("on_success", Value.Of(next)), ("on_failure", Value.Of(Held))],
    };

    private (string Id, Func<string, Value> Write) Gate(Stage stage, Quorum quorum) => (ids.Of("action", $"checkpoint {stage.Name} {quorum.Role}"), next => Manual(
        $"Checkpoint: {quorum.Role} on {(stage.Title.Length > 0 ? stage.Title : stage.Name)}",
        StepText.Command(stage, quorum),
        [
            ("timeout", Value.Of((long)(stage.Checkpoint?.Deadline ?? TimeSpan.Zero).TotalMilliseconds)),
            ("on_success", Value.Of(next)),
            ("on_failure", Value.Of(Rejected)),
            Extension(Value.MapOf(("kind", Value.Of("checkpoint")), ("stage", Value.Of(stage.Name)), ("role", Value.Of(quorum.Role)), ("count", Value.Of(quorum.Count)))),
        ],
        agent: ids.Role(quorum.Role)));

    private string UndoId(Stage stage) => ids.Of("action", $"undo {stage.Name}");

    private (string, Value) Undo(Stage stage) => (UndoId(stage), Manual(
        $"Put back what '{stage.Name}' has changed", "Undo the changes of this stage, the latest first.", [("on_completion", Value.Of(Held))]));

    private Value Manual(string name, string command, IEnumerable<(string, Value)> members, string stage = "", string? agent = null) => Value.MapOf(
    [
        ("type", Value.Of("action")),
        ("name", Value.Of(name)),
        ("commands", Value.ListOf([Value.MapOf(
        [
            ("type", Value.Of("manual")),
            ("command", Value.Of(command)),
            .. ActivityOf(stage) is { } activity ? [("playbook_activity", Value.Of(activity))] : Array.Empty<(string, Value)>(),
        ])])),
        ("agent", Value.Of(agent ?? AgentExport.Responders(ids))),
        .. members,
    ]);

    private static (string, Value) Extension(Value data) => ("step_extensions", Value.MapOf((CacaoIds.Extension, data)));

    /// <summary>From the specification's vocabulary of activities.</summary>
    private static string? ActivityOf(string stage) => stage switch
    {
        "contain" or "cut" => "restrict-access",
        "map" => "analyze-collected-data",
        "rotate" => "eliminate-risk",
        "revalidate" => "match-indicator",
        "restore" or "confirm" => "restore-capabilities",
        _ => null,
    };
}
