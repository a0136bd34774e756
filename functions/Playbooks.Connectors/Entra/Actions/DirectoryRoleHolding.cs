using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>A role of the directory that a service principal holds.</summary>
internal sealed class DirectoryRoleHolding(EntraAccess entra) : IHolding
{
    private const string Remove = "entra.remove-directory-role";
    private const string Restore = "entra.restore-directory-role";

    public ActionContract Contract(bool give) => new()
    {
        Name = give ? Restore : Remove,
        Summary = give ? "Give a directory role to a service principal." : "Take a directory role from a service principal.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            EntraParameters.Principal, new("role", ValueType.Text, Required: true, "Id of the role's definition."),
            new("scope", ValueType.Text, Required: false, "Scope of the assignment; the whole directory (/) where left out."),
        ],
        Output = ValueType.ObjectOf(("principal", ValueType.Text), ("role", ValueType.Text)),
        Undo = give ? "Takes the role away again." : "Assigns the same role in the same scope again; the assignment's id is new.",
        UndoneBy = [give ? Remove : Restore],
        Idempotency = give ? "A role that is held in the scope counts as given; after a lost answer what is there tells." : "A role that is not held counts as taken.",
        Preconditions = give ? ["The principal exists."] : ["It is not the application that the run itself works as.", "Tokens that exist carry the role until they run out."],
        Permissions = [EntraParameters.Read, new(EntraParameters.Provider, "RoleManagement.ReadWrite.Directory")],
        Failures = CloudFailures.With(CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = give ? "https://learn.microsoft.com/graph/api/rbacapplication-post-roleassignments" : "https://learn.microsoft.com/graph/api/unifiedroleassignment-delete",
    };

    public string HolderOf(Call call) => call.Need("principal");

    public string What(Call call) => $"directory-role/{call.Need("role")}";

    public async Task<Answer<Held>> FindAsync(Call call, CancellationToken token) => (await entra.Principals.ListDirectoryRolesAsync(HolderOf(call), token)).Then<Held>(all =>
        all.FirstOrDefault(r => r.Role == call.Need("role") && r.Scope == ScopeOf(call)) is { } role
            ? new Held(role.Id, Value.MapOf(("principal", Value.Of(role.PrincipalId)), ("role", Value.Of(role.Role)), ("scope", Value.Of(role.Scope))))
            : Held.Nothing);

    public Task<Answer<Done>> RemoveAsync(string id, Call call, CancellationToken token) => entra.Principals.RemoveDirectoryRoleAsync(id, token);

    public async Task<Answer<Done>> AddAsync(Call call, CancellationToken token) =>
        (await entra.Principals.AddDirectoryRoleAsync(HolderOf(call), call.Need("role"), ScopeOf(call), token)).Then<Done>(_ => Done.Value);

    private static string ScopeOf(Call call) => call.Optional("scope") ?? "/";
}
