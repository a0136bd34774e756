using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Deactivates an application in every directory at once, or activates it; the two actions that do are each other's undo.</summary>
internal sealed class ApplicationSwitch(EntraAccess entra, bool disable) : EntraChange(entra)
{
    private const string Deactivate = "entra.deactivate-application";
    private const string Activate = "entra.activate-application";

    public static ApplicationSwitch Off(EntraAccess entra) => new(entra, disable: true);

    public static ApplicationSwitch On(EntraAccess entra) => new(entra, disable: false);

    public override ActionContract Contract { get; } = new()
    {
        Name = disable ? Deactivate : Activate,
        Summary = disable ? "Deactivate an application, so that nobody gets new tokens for it in any directory." : "Activate an application again.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [EntraParameters.Application],
        Output = ValueType.ObjectOf(("application", ValueType.Text), ("disabled", ValueType.Bool), ("seen", ValueType.Bool)),
        Undo = disable ? "Activates the same application again." : "Deactivates it again.",
        UndoneBy = [disable ? Activate : Deactivate],
        Idempotency = "Sets a flag; setting it twice is the same as once.",
        Preconditions = disable
            ? ["The application exists.", "It is not the application that the run itself works as.", "An owner can activate it again: take owners away first.", "Access tokens that exist live until they run out."]
            : ["The application exists."],
        After = disable ? ["entra.remove-owner"] : [],
        Behind = disable ? [new("entra.remove-owner", Kinship.Thing)] : [],
        Permissions = [EntraParameters.Read, EntraParameters.Write],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/application-update",
    };

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var got = await Entra.Applications.GetAsync(call.Need("application"), token);
        return !got.Is(out var application, out var why) ? Failed(why)
            : disable && await Entra.GuardAsync(application.AppId, token) is { } own ? new SurveyOutcome.Failed(own)
            : new SurveyOutcome.Surveyed(Found(application));
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
    {
        var id = call.Need("application");
        var changed = await Entra.Applications.SetDisabledAsync(id, disable, token);
        if (changed.Failure is { } why)
        {
            return Entra.Outcome(why);
        }

        var seen = await new Reread(scope.Time, Reread.Usual).UntilAsync(t => Entra.Applications.GetAsync(id, t), a => a.Is(out var found, out _) && found.IsDisabled == disable, token);
        return seen.Is(out var isSeen, out var unread)
            ? new ActionOutcome.Succeeded(Value.MapOf(("application", Value.Of(id)), ("disabled", Value.Of(disable)), ("seen", Value.Of(isSeen))))
            : Entra.Outcome(unread);
    }

    private Survey Found(EntraApplication application) => new()
    {
        Target = Entra.Target("application", application.Id),
        State = Value.MapOf(("disabled", Value.Of(application.IsDisabled))),
        Verdict = application.IsDisabled == disable ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = application.IsDisabled == disable ? null : Back(disable ? Activate : Deactivate, ("application", Value.Of(application.Id))),
        Change = $"The application {application.Name} ({application.AppId}) is {(disable ? "deactivated: it gets no new tokens in any directory" : "activated again")}.",
        Cuts = disable ? [Entra.Target("application", application.Id), .. application.Passwords.Select(p => Entra.Target("password", p.KeyId))] : [],
    };
}
