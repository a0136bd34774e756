using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Directory;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Entra.Seeding;
using Playbooks.Sandbox.Entra.Tokens;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Entra;

/// <summary>The tenant's Entra directory: the token endpoint on one listener, Microsoft Graph on another. Main file of this folder.</summary>
internal sealed class EntraPart : ITenantPart
{
    private readonly TenantContext context;
    private readonly EntraDirectory directory;
    private readonly TokenEndpoint tokens;
    private readonly GraphEndpoint graph;

    public EntraPart(TenantContext context)
    {
        this.context = context;
        directory = new EntraSeed(context).Build();
        (tokens, graph) = (new(directory), new(directory));
    }

    public string Provider => "entra";

    public IReadOnlyList<Listener> Listeners { get; } = [Listener.EntraLogin, Listener.Graph];

    public Operation Resolve(Call call)
    {
        if (call.Listener == Listener.EntraLogin)
        {
            return call.RawPath.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) ? new("token") : new("discovery");
        }

        return GraphEndpoint.Find(call, out _) is { } row ? new(row.Name, row.Changes, row.Contains && !Restores(call), call.Json()?["keyId"]?.ToString() ?? "") : Operation.Unknown;
    }

    public Answer Answer(Call call) => call.Listener == Listener.EntraLogin ? tokens.Answer(call) : graph.Answer(call);

    public bool? Works(CredentialValue credential, DateTimeOffset now) => credential.Kind switch
    {
        "entra_client_secret" => ClientCredentials.SecretWorks(directory, credential["client_id"] ?? "", credential["secret"] ?? "", now),
        "entra_federated" => ClientCredentials.FederatedWorks(directory, credential["client_id"] ?? "", credential["issuer"], credential["subject"], credential["audience"]),
        _ => null,
    };

    public string? Read(string place, DateTimeOffset now) => null;

    public string? RoleOf(string value) => EntraState.RoleOf(directory, value);

    public JsonNode State(DateTimeOffset now) => EntraState.Of(directory, context.Tenant.RoleOf);

    /// <summary>Enabling something again contains nobody.</summary>
    private static bool Restores(Call call) =>
        call.Json() is { } body && (body["isDisabled"]?.ToString() == "false" || body["accountEnabled"]?.ToString() == "true");
}
