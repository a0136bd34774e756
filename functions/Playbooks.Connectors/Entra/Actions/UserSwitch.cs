using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Blocks a person's account from signing in, or lets it in again; the two actions that do are each other's undo.</summary>
internal sealed class UserSwitch(EntraAccess entra, bool enable) : EntraChange(entra)
{
    private const string Disable = "entra.disable-user";
    private const string Enable = "entra.enable-user";

    public static UserSwitch Off(EntraAccess entra) => new(entra, enable: false);

    public static UserSwitch On(EntraAccess entra) => new(entra, enable: true);

    public override ActionContract Contract { get; } = new()
    {
        Name = enable ? Enable : Disable,
        Summary = enable ? "Let a user sign in again." : "Block a user from signing in.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [EntraParameters.User],
        Output = ValueType.ObjectOf(("user", ValueType.Text), ("enabled", ValueType.Bool)),
        Undo = enable ? "Blocks the user again." : "Lets the same user sign in again.",
        UndoneBy = [enable ? Disable : Enable],
        Idempotency = "Sets a flag; setting it twice is the same as once.",
        Preconditions = enable ? ["The user exists."] : ["The user exists, and is nobody whose approval the run needs.", "Tokens that exist live on: revoke the user's sessions besides."],
        Permissions = [new(EntraParameters.Provider, "User.Read.All"), new(EntraParameters.Provider, "User.EnableDisableAccount.All")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/user-update",
    };

    public override async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
    {
        var got = await Entra.Users.GetAsync(call.Need("user"), token);
        return got.Is(out var user, out var why) ? new SurveyOutcome.Surveyed(Found(user)) : Failed(why);
    }

    public override async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token) => Ended(
        await Entra.Users.SetEnabledAsync(call.Need("user"), enable, token), Value.MapOf(("user", Value.Of(call.Need("user"))), ("enabled", Value.Of(enable))));

    private Survey Found(EntraUser user) => new()
    {
        Target = Entra.Target("user", user.Id),
        State = Value.MapOf(("enabled", Value.Of(user.IsEnabled))),
        Verdict = user.IsEnabled == enable ? SurveyVerdict.Done : SurveyVerdict.ToDo,
        Undo = user.IsEnabled == enable ? null : Back(enable ? Disable : Enable, ("user", Value.Of(user.Id))),
        Change = $"The user {user.Name} {(enable ? "can sign in again" : "can no longer sign in")}.",
        Cuts = enable ? [] : Entra.Accesses(user),
    };
}
