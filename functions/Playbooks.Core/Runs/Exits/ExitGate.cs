using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs.Exits;

/// <summary>
/// Whether a run may end resolved: only when every credential and identity in reach, and every task about one, is rotated, proven dead, cut,
/// replaced by a named person, ended by itself, ruled out, or accepted by a named person with a reason.
/// </summary>
public static class ExitGate
{
    /// <summary>Credentials that the run's last event lists; beyond it only their number is told.</summary>
    public const int MostListed = 1_000;

    private const string RevokeSessions = "aws.revoke-sessions";

    /// <summary>How each came out so far, what is open first; nothing where nothing was mapped.</summary>
    public static ImmutableArray<CredentialEnd> Ends(Run run)
    {
        if (ExitMap.Of(run) is not { } map)
        {
            return [];
        }

        // Whatever the map is about more than once counts once, by its strongest evidence.
        var (deeds, things) = (new Deeds(run), map.Things.ToList());
        var beside = map.TasksBeside(things.Select(thing => thing.Id).ToHashSet());
        return
        [
            .. things.Select(thing => End(run, map, deeds, thing))
                .Concat(beside.Select(task => Settle(run, deeds, task.Subject, [task.Task]) ?? Signed(run, deeds, task.Subject, [task.Task])))
                .Select(end => end.IsOpen && run.Accepted.TryGetValue(end.Credential, out var by) ? end with { State = CredentialState.Accepted, Why = $"accepted by {by.Person}: {by.Reason}" } : end)
                .OrderBy(end => !end.IsOpen).ThenBy(end => end.Credential, StringComparer.Ordinal),
        ];
    }

    /// <summary>The last event of a run whose stages are all completed.</summary>
    internal static RunEvent.Finished Finish(Run run)
    {
        const string Completed = "every stage is completed";
        if (!ExitMap.IsIn(run))
        {
            return new RunEvent.Finished(RunOutcome.Completed, Completed);
        }

        var open = Ends(run).Where(end => end.IsOpen).ToList();
        var why = ExitMap.Of(run) is null ? "what could be reached was not mapped" : open.Count == 0 ? null : $"{open.Count} of what could be reached {(open.Count == 1 ? "stays" : "stay")} open";
        return new RunEvent.Finished(
            RunOutcome.Completed,
            why is null ? Completed : $"{Completed}, but not resolved: {why}",
            why is null,
            open.Count == 0 ? null : new OpenCredentials([.. open.Take(MostListed).Select(end => new OpenCredential(end.Credential, end.Grade, end.Owner, end.Why))], open.Count));
    }

    private static CredentialEnd End(Run run, ExitMap map, Deeds deeds, ReachedThing thing)
    {
        var rotation = map.RotationsOf(thing.Id).ToList();
        var tasks = map.TasksOf(thing.Id).ToList();
        var owner = rotation.Select(known => known.GetText("owner")).Concat(tasks.Select(task => task.GetText("who"))).FirstOrDefault(known => known is { Length: > 0 }) ?? run.RequestedBy;
        var (state, why) = thing switch
        {
            { IsRuledOut: true } => (CredentialState.RuledOut, "ruled out"),
            { HasEnded: true } => (CredentialState.Ended, "ended with its job"),
            { IsToken: true } when deeds.IsCancelled(thing.Id) => (CredentialState.Ended, "ended with its run, which was cancelled"),
            { IsIdentity: true } => Identity(deeds, thing.Id),
            _ => Credential(map, deeds, thing.Id, rotation),
        };
        var settled = new CredentialEnd(thing.Id, thing.Grade, state, owner, why);
        return state is CredentialState.RuledOut or CredentialState.Ended || tasks.Count == 0 ? settled
            : Settle(run, deeds, thing.Id, tasks) is { } open ? open with { Grade = thing.Grade }
            : rotation.Count > 0 || !settled.IsOpen ? settled
            : Signed(run, deeds, thing.Id, tasks) with { Grade = thing.Grade };
    }

    private static (CredentialState State, string Why) Identity(Deeds deeds, string identity) => 0 switch
    {
        _ when deeds.IsProvenAlive(identity, null) => (CredentialState.Open, "what was taken of it still works"),
        _ when deeds.Failure(identity, RevokeSessions) is { } failure => (CredentialState.Open, failure),
        _ when deeds.IsCut(identity) => (CredentialState.Cut, "cut"),
        _ => (CredentialState.Open, deeds.Failure(identity) ?? "not cut"),
    };

    private static (CredentialState State, string Why) Credential(ExitMap map, Deeds deeds, string credential, List<Value> rotations)
    {
        var keys = rotations.Count == 0 ? [null] : rotations.Select(rotation => rotation.GetText("key")).ToList();
        return 0 switch
        {
            _ when keys.Exists(key => deeds.IsProvenAlive(credential, key)) => (CredentialState.Open, "the old one still works"),
            _ when keys.TrueForAll(key => deeds.IsRotated(credential, key)) => (CredentialState.Rotated, "rotated"),
            _ when keys.TrueForAll(key => deeds.IsProvenDead(credential, key)) => (CredentialState.ProvenDead, "the old one is proven dead"),
            _ when deeds.IsStillCut(credential) => (CredentialState.Cut, "cut"),
            _ when map.IsGone(credential) => (CredentialState.Ended, Reach.Rotations.RotationChoice.NothingLeft),
            _ => (CredentialState.Open, deeds.Failure(credential) ?? "not rotated"),
        };
    }

    /// <summary>Null where every task has been signed off.</summary>
    private static CredentialEnd? Settle(Run run, Deeds deeds, string subject, List<Value> tasks) =>
        tasks.Find(task => deeds.SignedOff(subject, task, tasks.Count == 1) is null) is { } left ? Of(run, subject, left, CredentialState.Open, $"task open: {left.GetText("what")}") : null;

    private static CredentialEnd Signed(Run run, Deeds deeds, string subject, List<Value> tasks)
    {
        var by = tasks.Select(task => deeds.SignedOff(subject, task, tasks.Count == 1)).OfType<SignOff>().First();
        return Of(run, subject, tasks[0], CredentialState.ReplacedByPerson, $"signed off by {by.Person}: {by.Reason}");
    }

    private static CredentialEnd Of(Run run, string subject, Value task, CredentialState state, string why) =>
        new(subject, task.GetText("grade") ?? "possible", state, task.GetText("who") is { Length: > 0 } who ? who : run.RequestedBy, why);
}
