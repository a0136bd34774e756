using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

internal static class DisablePrincipal
{
    public const string Name = "entra.disable-principal";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Disable a service principal, so that it gets no new tokens.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs = [EntraParameters.Principal],
        Output = ValueType.ObjectOf(("principal", ValueType.Text), ("enabled", ValueType.Bool), ("seen", ValueType.Bool)),
        Undo = "Enables the same principal again.",
        UndoneBy = [EnablePrincipal.Name],
        Idempotency = "Sets a flag; setting it twice is the same as once.",
        Preconditions = ["The principal exists.", "It is not the application that the run itself works as.", "Owners can enable it again: look at them first."],
        Permissions = [EntraParameters.Read, EntraParameters.Write],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = "https://learn.microsoft.com/graph/api/serviceprincipal-update",
    };

    public static IChangeAction In(EntraAccess entra) => new PrincipalSwitch(Contract, entra, enable: false, EnablePrincipal.Name);
}
