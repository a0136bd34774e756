using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs.Exits;

/// <summary>What a run did about each credential and identity, by every name that its actions gave them.</summary>
internal sealed class Deeds
{
    private const string Rotation = "rotate.";
    private const string StillAlive = "still-alive";

    private static readonly string[] Names = ["credential", "subject", "secret", "identity"];
    private static readonly string[] Keys = ["key", "keyId"];

    private readonly Run run;
    private readonly ILookup<string, Change> changes;
    private readonly HashSet<string> stillCut;
    private readonly ILookup<string, (Playbooks.Step Step, Value Item)> items;
    private readonly List<string> cancelled;

    public Deeds(Run run)
    {
        this.run = run;
        var made = run.Changes.Values.Concat(run.PutBack.Values).ToList();
        changes = made.SelectMany(change => NamesOf(change).Distinct(), (change, name) => (change, name)).ToLookup(pair => pair.name, pair => pair.change);
        stillCut = [.. run.Changes.Values.Where(change => !change.Cuts.IsEmpty).SelectMany(NamesOf)];
        items = run.Playbook.Stages.SelectMany(stage => stage.Steps).Where(step => step.Uses != EngineActions.Undo.Name)
            .SelectMany(step => run.Steps.GetValueOrDefault(step.Id)?.Get("items")?.Items ?? [], (step, item) => (Step: step, Item: item))
            .SelectMany(pair => NamesOf(pair.Item.Get("item")).Concat(NamesOf(pair.Item.Get("output"))).Append(pair.Item.GetText("target") ?? "").Distinct(), (pair, name) => (pair, name))
            .ToLookup(pair => pair.name, pair => pair.pair);
        cancelled = [.. made.Where(change => change.Call.Arguments.Get("run") is Value.Int)
            .Select(change => $"{ReachedCredential.TokenPrefix}{change.Call.Arguments.GetText("repository")}/{(change.Call.Arguments.Get("run") as Value.Int)?.Number}/")];
    }

    /// <summary>A rotation of it succeeded, or found it done.</summary>
    public bool IsRotated(string credential, string? key) => NamesOf(credential, key).Any(name =>
        changes[name].Any(change => IsRotation(change.Call.Uses)) || items[name].Any(did => IsRotation(did.Step.Uses) && IsDone(did.Item)));

    /// <summary>Cut by this run, whether or not it has put that back since.</summary>
    public bool IsCut(string identity) => changes[identity].Any() || items[identity].Any(did => did.Step.Effect != Effect.Reads && IsDone(did.Item));

    /// <summary>Cut by this run and not put back, by an action that says what it cuts.</summary>
    public bool IsStillCut(string credential) => stillCut.Contains(credential);

    public bool IsProvenDead(string credential, string? key) => NamesOf(credential, key).SelectMany(name => items[name]).Any(did => did.Item.Get("output")?.Get("dead") == Value.True);

    public bool IsProvenAlive(string credential, string? key) => NamesOf(credential, key).SelectMany(name => items[name]).Any(did => did.Step.Effect == Effect.Reads && did.Item.GetText("code") == StillAlive);

    /// <summary>What an action on it came to that did not succeed, in words; null where there is none.</summary>
    /// <param name="of">Only of that action.</param>
    public string? Failure(string credential, string? of = null) => items[credential].Where(did => (of is null || did.Step.Uses == of) && did.Step.Effect != Effect.Reads && did.Item.GetText("outcome") is "refused" or "failed" or "unknown")
        .Select(did => $"{did.Step.Uses} {did.Item.GetText("outcome")}{(did.Item.GetText("code") is { Length: > 0 } code ? $" ({code})" : "")}: {did.Item.GetText("message")}").FirstOrDefault();

    /// <summary>Who signed the task off; null where nobody has.</summary>
    /// <param name="isOnly">Whether there is no other task about it: however it is worded, it is that one.</param>
    public SignOff? SignedOff(string subject, Value task, bool isOnly) => changes[subject]
        .Where(change => change.Call.Uses == HumanTasks.Name && (isOnly || change.Call.Arguments.GetText("what") == task.GetText("what")))
        .Select(change => run.SignOffs.GetValueOrDefault(change.Call.Id)).FirstOrDefault(known => known is not null);

    public bool IsCancelled(string token) => cancelled.Exists(begins => token.StartsWith(begins, StringComparison.Ordinal));

    private static bool IsRotation(string uses) => uses.StartsWith(Rotation, StringComparison.Ordinal);

    private static bool IsDone(Value item) => item.GetText("outcome") is "succeeded" or "already-done";

    private static IEnumerable<string> NamesOf(string credential, string? key) => key is { Length: > 0 } ? [credential, KeyName(key)] : [credential];

    private static IEnumerable<string> NamesOf(Change change) =>
        [.. NamesOf(change.Call.Arguments), .. NamesOf(change.Call.Item), .. change.Cuts, change.Target];

    private static IEnumerable<string> NamesOf(Value? named) => named is null ? [] : Names.Select(name => named.GetText(name)).OfType<string>()
        .Concat(Keys.Select(name => named.GetText(name)).OfType<string>().Select(KeyName))
        .Append($"{named.GetText("account")}/{named.GetText("role")}")
        .Append($"{named.GetText("application")}/{named.GetText("credential")}");

    /// <summary>Keys have names of their own: an id of a key is no id of a credential.</summary>
    private static string KeyName(string key) => $"\nkey/{key}";
}
