using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

internal static class EnablePrincipal
{
    public const string Name = "entra.enable-principal";

    public static ActionContract Contract { get; } = DisablePrincipal.Contract with
    {
        Name = Name,
        Summary = "Enable a service principal again.",
        Undo = "Disables the same principal.",
        UndoneBy = [DisablePrincipal.Name],
        Preconditions = ["The principal exists."],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
    };

    public static IChangeAction In(EntraAccess entra) => new PrincipalSwitch(Contract, entra, enable: true, DisablePrincipal.Name);
}
