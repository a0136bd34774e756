using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Directory;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Delegated permissions of a client, for everybody or for one person; there is one such grant for each resource.</summary>
internal sealed class GrantHolding(EntraAccess entra) : IHolding
{
    private const string Remove = "entra.remove-grant";
    private const string Restore = "entra.restore-grant";
    private const string All = "AllPrincipals";

    public ActionContract Contract(bool give) => new()
    {
        Name = give ? Restore : Remove,
        Summary = give ? "Give a delegated grant to a client application." : "Take a delegated grant from a client application.",
        Provider = EntraParameters.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            EntraParameters.Principal, new("resource", ValueType.Text, Required: true, "Object id of the resource's service principal."),
            new("person", ValueType.Text, Required: false, "Object id of the person that it is for; everybody where left out."),
            .. give ? [new Parameter("scope", ValueType.Text, Required: true, "Permission names, separated by spaces.")] : Array.Empty<Parameter>(),
        ],
        Output = ValueType.ObjectOf(("principal", ValueType.Text), ("resource", ValueType.Text)),
        Undo = give ? "Takes the grant away again." : "Makes a grant of the same client, resource, person and scope; its id is new.",
        UndoneBy = [give ? Remove : Restore],
        Idempotency = give ? "There is one grant for a client, resource and person; one of the same scope counts as given." : "A grant that is not there counts as taken.",
        Preconditions = give
            ? ["There is none of another scope."]
            : ["It is not the application that the run itself works as.", "Tokens that exist live until they run out; people may consent again unless that is closed."],
        Permissions = [EntraParameters.Read, EntraParameters.Directory, new(EntraParameters.Provider, "DelegatedPermissionGrant.ReadWrite.All")],
        Failures = CloudFailures.With(
            CloudFailures.NotFound, CloudFailures.SelfLockout, CloudFailures.Drifted, CloudFailures.InvalidRequest, CloudFailures.AlreadyExists, CloudFailures.Busy),
        Source = give ? "https://learn.microsoft.com/graph/api/oauth2permissiongrant-post" : "https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete",
    };

    public string HolderOf(Call call) => call.Need("principal");

    public string What(Call call) => $"grant/{call.Need("resource")}/{call.Optional("person") ?? "everybody"}";

    public async Task<Answer<Held>> FindAsync(Call call, CancellationToken token) => (await entra.Principals.ListGrantsAsync(token)).Then<Held>(all =>
        all.FirstOrDefault(g => g.ClientId == HolderOf(call) && g.ResourceId == call.Need("resource") && g.PrincipalId == call.Optional("person")) is not { } grant
            ? Held.Nothing
            : call.Optional("scope") is { } scope && scope.Trim() != grant.Scope.Trim()
            ? Held.Nothing with { Other = $"there is a grant of that client with another scope ({grant.Scope.Trim()}); it is not overwritten" }
            : new Held(grant.Id, Value.MapOf(
                ("principal", Value.Of(grant.ClientId)), ("resource", Value.Of(grant.ResourceId)), ("person", Value.Of(grant.PrincipalId)), ("scope", Value.Of(grant.Scope)))));

    public Task<Answer<Done>> RemoveAsync(string id, Call call, CancellationToken token) => entra.Principals.RemoveGrantAsync(id, token);

    public Task<Answer<Done>> AddAsync(Call call, CancellationToken token) => entra.Principals.AddGrantAsync(
        new PermissionGrant("", HolderOf(call), call.Optional("person") is null ? All : "Principal", call.Optional("person"), call.Need("resource"), call.Need("scope")), token);
}
