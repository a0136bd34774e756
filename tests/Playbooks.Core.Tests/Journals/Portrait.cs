using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Playbooks.Core.Journals;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Journals;

/// <summary>Everything a run knows, as text that can be compared.</summary>
internal static class Portrait
{
    private static readonly JsonSerializerOptions Options = new(EventJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static string Of(Run? run, DateTimeOffset now) => run is null ? "none" : JsonSerializer.Serialize(
        new
        {
            run.Id, run.Epoch, run.Rounds, run.NextStage, run.ChangeCount, run.Finished, run.Hold, run.Cancel, run.Paperwork, run.Outcome, run.StartedAt, run.Inputs,
            Steps = run.Steps.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList(),
            Changes = run.Changes.OrderBy(pair => pair.Value.Order).ToList(),
            Cut = run.Cut.Order(StringComparer.Ordinal).ToList(),
            Stage = run.Stage is { } stage ? Of(stage) : null,
            Agenda = Agenda.Of(run, now),
        },
        Options);

    private static object Of(StageRun stage) => new
    {
        stage.Stage.Name, stage.Index, stage.Round, stage.Phase, stage.Failed, stage.Digest, stage.Checkpoint, stage.Draining,
        Plan = stage.Plan is { } plan ? PlanJson.Write(plan) : Value.Nothing,
        Expanded = stage.Expanded.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList(),
        Calls = stage.Calls.Values.ToList(),
        Open = stage.Open.ToList(),
        Fresh = stage.Fresh.ToList(),
        Resting = stage.Resting.Select(resting => $"{resting.Place} at {resting.At:O}").ToList(),
        Actions = stage.Applying.Actions.Values.ToList(),
        Ready = stage.Applying.Ready.ToList(),
        Running = stage.Applying.Running.Order(StringComparer.Ordinal).ToList(),
        Unsure = stage.Applying.Unsure.Order(StringComparer.Ordinal).ToList(),
        Unclear = stage.Applying.Unclear.Order(StringComparer.Ordinal).ToList(),
        stage.Applying.OverCount,
    };
}
