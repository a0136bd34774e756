using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Ends a person's refresh tokens and browser sessions. There is no such call for service principals.</summary>
internal sealed class RevokeUserSignIns(EntraAccess entra) : EntraChange(entra)
{
    private const string Intent = "revoking";

    public override ActionContract Contract { get; } = new()
    {
        Name = "entra.revoke-user-sessions",
        Summary = "End a user's refresh tokens and browser sessions.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Destroys,
        Inputs = [EntraParameters.User],
        Output = ValueType.ObjectOf(("user", ValueType.Text), ("seen", ValueType.Bool)),
        Undo = "None: the user signs in again.",
        Idempotency = "Ends what was issued before; an interrupted attempt is recognised by the time it recorded and the one that the directory shows.",
        Preconditions = ["The user exists.", "Access tokens that exist live for about an hour; only some resources hear of it at once."],
        After = ["entra.disable-user"],
        Behind = [new("entra.disable-user", Kinship.Thing)],
        Permissions = [new(EntraParameters.Provider, "User.Read.All"), new(EntraParameters.Provider, "User.RevokeSessions.All")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/user-revokesigninsessions",
    };

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var got = await Entra.Users.GetAsync(call.Need("user"), token);
        return got.Is(out var user, out var why) ? new SurveyOutcome.Surveyed(Found(user, Begun(scope))) : Failed(why);
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var user = call.Need("user");
        var begun = RevokeTime.Floor(scope.Time.GetUtcNow());
        await scope.MarkAsync(Intent, Value.MapOf(("at", Values.Time(begun))), token);
        var revoked = await Entra.Users.RevokeSessionsAsync(user, token);
        if (revoked.Failure is { } why)
        {
            return Entra.Outcome(why);
        }

        var seen = await new Reread(scope.Time, Reread.Usual).UntilAsync(t => Entra.Users.GetAsync(user, t), a => a.Is(out var found, out _) && found.SessionsFrom >= begun, token);
        return seen.Is(out var isSeen, out var unread)
            ? new ActionOutcome.Succeeded(Value.MapOf(("user", Value.Of(user)), ("seen", Value.Of(isSeen))))
            : Entra.Outcome(unread);
    }

    private Survey Found(EntraUser user, DateTimeOffset? begun) => new()
    {
        Target = Entra.Target("user", $"{user.Id}/sessions"),
        State = Value.MapOf(("from", Values.Time(user.SessionsFrom))),
        Verdict = begun is not null && user.SessionsFrom >= begun ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Change = $"The user {user.Name} has to sign in again everywhere.",
        Cuts = [.. Entra.Accesses(user).Select(access => $"{access}/sessions")],
    };

    private static DateTimeOffset? Begun(IActionScope scope) =>
        scope.Marks.LastOrDefault(m => m.Name == Intent)?.Data.GetText("at") is { } text && TimeText.TryRead(text, out var time) ? time.AsTime() : null;
}
