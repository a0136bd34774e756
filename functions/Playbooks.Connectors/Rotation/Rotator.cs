using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Rotation;

/// <summary>
/// Carries a rotation through, or on: clean up after an earlier attempt, make, distribute, prove, retire. The value lives in this one
/// attempt; what an attempt did is in its marks, and where the value was lost with the process it is recovered from a place that can
/// be read, or another credential is made.
/// </summary>
internal sealed class Rotator(RotationPlan plan, IActionScope scope)
{
    /// <summary>A credential may work for so long after it was deactivated, until every part of the provider knows; and clocks differ.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    public async Task<ActionOutcome> RunAsync(CancellationToken token)
    {
        var listed = await plan.Issuer.ListAsync(token);
        if (listed.Found is not { } standing)
        {
            return listed.Why ?? throw new InvalidOperationException("neither list nor failure");
        }

        var marks = new RotationMarks(scope.History);
        var id = await AllOutAsync(marks, standing, token);
        if (id is null)
        {
            var spread = await MakeAndSpreadAsync(marks, standing, token);
            if (spread.Why is { } why)
            {
                return why;
            }

            id = spread.Id;
        }

        return await ProveAndRetireAsync(id ?? "", token);
    }

    /// <summary>The new credential, where an earlier attempt got it to every place: its value is not needed any more.</summary>
    private async Task<string?> AllOutAsync(RotationMarks marks, Standing standing, CancellationToken token)
    {
        if (marks.LatestMade is not { } id || standing.Find(id) is not { Works: true })
        {
            return null;
        }

        foreach (var place in plan.Places.Where(p => !marks.IsOut(id, p)))
        {
            if (!await place.IsWrittenSinceAsync(marks.StampOf(id, place), token))
            {
                return null;
            }

            await scope.MarkAsync(RotationMarks.Distributed, RotationMarks.At(id, place), token);
        }

        return id;
    }

    private async Task<(string? Id, ActionOutcome? Why)> MakeAndSpreadAsync(RotationMarks marks, Standing standing, CancellationToken token)
    {
        using var recovered = await RecoverAsync(marks, standing, token);
        if (recovered is not null)
        {
            return (recovered.Id, await SpreadAsync(recovered, token));
        }

        if (await CleanUpAsync(marks, standing, token) is { } stuck)
        {
            return (null, stuck);
        }

        var before = marks.IsEmpty ? standing.Credentials.Select(c => c.Id) : marks.Before;
        await scope.MarkAsync(RotationMarks.Creating, Value.MapOf(("before", Value.ListOf(before))), token);
        var (made, why) = await plan.Issuer.CreateAsync(token);
        using (made)
        {
            if (made is null)
            {
                return (null, why);
            }

            await scope.MarkAsync(RotationMarks.Created, RotationMarks.Of(made.Id), token);
            return (made.Id, await SpreadAsync(made, token));
        }
    }

    private async Task<NewCredential?> RecoverAsync(RotationMarks marks, Standing standing, CancellationToken token)
    {
        if (marks.LatestMade is not { } id || standing.Find(id) is not { Works: true } || !marks.MayBeOut(id))
        {
            return null;
        }

        foreach (var place in plan.Places)
        {
            if (await place.RecoverAsync(id, token) is { } secret)
            {
                return NewCredential.Of(id, id, secret);
            }
        }

        return null;
    }

    /// <summary>
    /// Deletes what earlier attempts made and whose value is lost. What was handed to nobody and yet was used is somebody else's. What may have
    /// reached a place is what its consumers work with: it stays until a new one has taken its place, unless the provider leaves no room for both.
    /// </summary>
    private async Task<ActionOutcome?> CleanUpAsync(RotationMarks marks, Standing standing, CancellationToken token)
    {
        var left = standing.Credentials.Where(c => c.Id != plan.Old && (c.IsMarked || (!marks.IsEmpty && !marks.Before.Contains(c.Id)))).ToArray();
        foreach (var orphan in left.Where(c => !marks.MayBeOut(c.Id)))
        {
            var (isUsed, why) = await plan.Issuer.IsUsedAsync(orphan.Id, token);
            if (why is not null)
            {
                return why;
            }

            if (isUsed)
            {
                return new ActionOutcome.Refused(CloudCodes.NeedsPerson, $"{orphan.Id} appeared since the rotation began and was used although it was handed to nobody; find out whose it is");
            }

            if (await plan.Issuer.DiscardAsync(orphan.Id, token) is { } kept)
            {
                return kept;
            }
        }

        return plan.Issuer.Slots is { } slots ? await MakeRoomAsync(slots, standing, left, marks, token) : null;
    }

    private async Task<ActionOutcome?> MakeRoomAsync(int slots, Standing standing, StandingCredential[] left, RotationMarks marks, CancellationToken token)
    {
        if (standing.Credentials.Length - left.Length >= slots)
        {
            return RotationSurvey.Full(standing, plan.Old);
        }

        var inUse = left.Where(c => marks.MayBeOut(c.Id)).ToArray();
        foreach (var lost in inUse.Take(standing.Credentials.Length - left.Length + inUse.Length - slots + 1))
        {
            if (await plan.Issuer.DiscardAsync(lost.Id, token) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    private async Task<ActionOutcome?> SpreadAsync(NewCredential made, CancellationToken token)
    {
        foreach (var place in plan.Places)
        {
            await scope.MarkAsync(RotationMarks.Distributing, RotationMarks.At(made.Id, place, await place.StampAsync(token)), token);
            if (await place.WriteAsync(made, token) is { } why)
            {
                return why;
            }

            await scope.MarkAsync(RotationMarks.Distributed, RotationMarks.At(made.Id, place), token);
        }

        return null;
    }

    /// <summary>What earlier attempts had handed out, now that nobody works with it any more.</summary>
    private async Task<ActionOutcome?> DropEarlierAsync(string id, CancellationToken token)
    {
        foreach (var earlier in new RotationMarks(scope.History).HandedOut.Where(other => other != id))
        {
            if (await plan.Issuer.DiscardAsync(earlier, token) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    private async Task<ActionOutcome> ProveAndRetireAsync(string id, CancellationToken token)
    {
        foreach (var check in plan.Checks)
        {
            if (await check.ProveAsync(token) is { } why)
            {
                return why;
            }

            await scope.MarkAsync(RotationMarks.Verified, Value.MapOf(("check", Value.Of(check.Name))), token);
        }

        if (await DropEarlierAsync(id, token) is { } kept)
        {
            return kept;
        }

        return await EndOldAsync(id, token) ?? new ActionOutcome.Succeeded(RotationSurvey.Output(plan, id, new RotationMarks(scope.History)));
    }

    /// <summary>Deactivates the old one, keeps it for the grace, deletes it. What cannot be deactivated works on until the grace is over.</summary>
    private async Task<ActionOutcome?> EndOldAsync(string id, CancellationToken token)
    {
        if (!plan.Issuer.CanDisable && await AwaitGraceAsync(id, token) is { } early)
        {
            return early;
        }

        var marks = new RotationMarks(scope.History);
        if (marks.Has(RotationMarks.Retired))
        {
            if (await RevivedAsync(marks, token) is { } revived)
            {
                return revived;
            }
        }
        else
        {
            await scope.MarkAsync(RotationMarks.Retiring, RotationMarks.Of(plan.Old), token);
            if (await plan.Issuer.RetireAsync(plan.Old, token) is { } alive)
            {
                return alive;
            }

            await scope.MarkAsync(RotationMarks.Retired, Value.MapOf(("id", Value.Of(plan.Old)), ("at", Values.Time(scope.Time.GetUtcNow()))), token);
        }

        return plan.Issuer.CanDisable && plan.Grace is not null ? await AwaitGraceAsync(id, token) ?? await DeleteOldAsync(token) : null;
    }

    /// <summary>What was retired and works or is used all the same is needed by somebody: that is not ours to end. Null where it rests.</summary>
    private async Task<ActionOutcome?> RevivedAsync(RotationMarks marks, CancellationToken token)
    {
        var (standing, why) = await plan.Issuer.ListAsync(token);
        if (standing is null || standing.Find(plan.Old) is not { } old)
        {
            return why;
        }

        if (old.Works)
        {
            return new ActionOutcome.Refused(CloudCodes.NeedsPerson, $"{plan.Old} was retired and works again: find out who needs it, deactivate it again, then run on");
        }

        var (used, unread) = await plan.Issuer.LastUseAsync(plan.Old, token);
        return unread is not null ? unread
            : used > marks.RetiredAt + Settling
                ? new ActionOutcome.Refused(CloudCodes.NeedsPerson, $"{plan.Old} was used at {used:u}, after it was retired: find out who needs it, delete it, then run on")
            : null;
    }

    /// <summary>Nothing waits in memory: the time is marked, and the engine comes back then. Each new credential has its own grace.</summary>
    private async Task<ActionOutcome?> AwaitGraceAsync(string id, CancellationToken token)
    {
        if (plan.Grace is not { } grace)
        {
            return null;
        }

        var now = scope.Time.GetUtcNow();
        if (new RotationMarks(scope.History).GraceEndOf(id) is not { } end)
        {
            end = now + grace;
            await scope.MarkAsync(RotationMarks.Grace, Value.MapOf(("id", Value.Of(plan.Old)), ("new", Value.Of(id)), ("until", Values.Time(end))), token);
        }

        return now < end ? new ActionOutcome.FailedRetryable(CloudCodes.Grace, $"{plan.Old} is kept until {end:u} before it is deleted", end - now, IsWait: true) : null;
    }

    private async Task<ActionOutcome?> DeleteOldAsync(CancellationToken token)
    {
        if (await plan.Issuer.DiscardAsync(plan.Old, token) is { } kept)
        {
            return kept;
        }

        await scope.MarkAsync(RotationMarks.Deleted, RotationMarks.Of(plan.Old), token);
        return null;
    }
}
