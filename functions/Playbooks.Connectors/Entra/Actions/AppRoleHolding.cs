using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>An application permission that a principal holds on a resource.</summary>
internal sealed class AppRoleHolding(EntraAccess entra) : IHolding
{
    private const string Remove = "entra.remove-app-role";
    private const string Restore = "entra.restore-app-role";

    public ActionContract Contract(bool give) => new()
    {
        Name = give ? Restore : Remove,
        Summary = give ? "Give an application permission to a service principal." : "Take an application permission from a service principal.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            EntraParameters.Principal, new("resource", ValueType.Text, Required: true, "Object id of the resource's service principal."),
            new("role", ValueType.Text, Required: true, "Id of the role that the resource offers."),
        ],
        Output = ValueType.ObjectOf(("principal", ValueType.Text), ("resource", ValueType.Text), ("role", ValueType.Text)),
        Undo = give ? "Takes the role away again." : "Assigns the same role again; the assignment's id is new.",
        UndoneBy = [give ? Remove : Restore],
        Idempotency = give ? "A principal holds a role once; one that it holds counts as given." : "A role that is not held counts as taken.",
        Preconditions = give
            ? ["The resource offers the role.", "The permission to assign roles lets its holder rise to any: give it to nobody else."]
            : ["It is not the application that the run itself works as.", "Tokens that exist carry the role until they run out."],
        Permissions = [EntraParameters.Read, new(EntraParameters.Provider, "AppRoleAssignment.ReadWrite.All")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = give ? "https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto" : "https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto",
    };

    public string HolderOf(Call call) => call.Need("principal");

    public string What(Call call) => $"app-role/{call.Need("resource")}/{call.Need("role")}";

    public async Task<Answer<Held>> FindAsync(Call call, CancellationToken token) => (await entra.Principals.ListRolesAsync(HolderOf(call), token)).Then<Held>(all =>
        all.FirstOrDefault(r => r.ResourceId == call.Need("resource") && r.RoleId == call.Need("role")) is { } role
            ? new Held(role.Id, Value.MapOf(("principal", Value.Of(role.PrincipalId)), ("resource", Value.Of(role.ResourceId)), ("role", Value.Of(role.RoleId))))
            : Held.Nothing);

    public Task<Answer<Done>> RemoveAsync(string id, Call call, CancellationToken token) => entra.Principals.RemoveRoleAsync(call.Need("resource"), id, token);

    public Task<Answer<Done>> AddAsync(Call call, CancellationToken token) => entra.Principals.AddRoleAsync(HolderOf(call), call.Need("resource"), call.Need("role"), token);
}
