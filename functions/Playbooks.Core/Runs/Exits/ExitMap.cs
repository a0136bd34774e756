using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs.Exits;

/// <summary>What the newest reach map of a run says about what has to be settled.</summary>
internal sealed class ExitMap(Value output)
{
    private readonly ILookup<string, Value> rotations = (output.Get("rotations")?.Items ?? []).ToLookup(rotation => rotation.GetText("credential") ?? "");
    private readonly ILookup<string, Value> tasks = (output.Get("tasks")?.Items ?? []).ToLookup(task => task.GetText("subject") ?? "");
    private readonly HashSet<string> gone = [.. (output.Get("unseen")?.Items ?? [])
        .Where(unseen => unseen.GetText("why")?.EndsWith(Reach.Rotations.RotationChoice.NothingLeft, StringComparison.Ordinal) == true)
        .Select(unseen => unseen.GetText("what") ?? "")];

    /// <summary>Null where no mapping gave anything.</summary>
    public static ExitMap? Of(Run run) => Steps(run)
        .Select(step => run.Steps.GetValueOrDefault(step.Id))
        .Select(known => known?.Get("output") ?? known?.Get("outputs")?.Items.LastOrDefault())
        .OfType<Value.Map>()
        .LastOrDefault() is { } output ? new ExitMap(output) : null;

    /// <summary>Whether the playbook maps at all: one that does not has nothing to settle.</summary>
    public static bool IsIn(Run run) => Steps(run).Any();

    public IEnumerable<ReachedThing> Things =>
    [
        .. Of("exposures", thing => thing.GetText("credential"), isIdentity: false),
        .. Of("roles", thing => $"{thing.GetText("account")}/{thing.GetText("role")}", isIdentity: true),
        .. Of("applications", thing => $"{thing.GetText("application")}/{thing.GetText("credential")}", isIdentity: true),
    ];

    /// <summary>Tasks about anything else than the given things.</summary>
    public IEnumerable<(string Subject, Value Task)> TasksBeside(IReadOnlySet<string> things) =>
        tasks.Where(about => !things.Contains(about.Key)).SelectMany(about => about, (about, task) => (about.Key, task));

    public IEnumerable<Value> RotationsOf(string credential) => rotations[credential];

    public IEnumerable<Value> TasksOf(string credential) => tasks[credential];

    /// <summary>The provider has none left that works.</summary>
    public bool IsGone(string credential) => gone.Contains($"credential:{credential}");

    private static IEnumerable<Playbooks.Step> Steps(Run run) => run.Playbook.Stages.SelectMany(stage => stage.Steps).Where(step => MappingActions.Is(step.Uses));

    private IEnumerable<ReachedThing> Of(string list, Func<Value, string?> id, bool isIdentity) => (output.Get(list)?.Items ?? [])
        .Where(thing => id(thing) is { Length: > 0 })
        .GroupBy(thing => id(thing) ?? "", (name, same) => new ReachedThing(name, isIdentity, [.. same]));
}
