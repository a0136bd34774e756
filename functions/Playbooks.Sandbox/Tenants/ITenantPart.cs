using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Tenants;

/// <summary>One provider of the simulated tenant. Every member is called under the tenant's lock, so parts need no locks of their own,
/// and none may wait for anything.</summary>
internal interface ITenantPart
{
    /// <summary>github, aws or entra: the name that fault rules and the audit trail use.</summary>
    string Provider { get; }

    IReadOnlyList<Listener> Listeners { get; }

    /// <summary>Names the operation without performing it; <see cref="Operation.Unknown"/> when there is none.</summary>
    Operation Resolve(Call call);

    /// <summary>Authenticates, performs and answers, in the provider's own shapes, errors included. Sets <see cref="Call.Identity"/>.</summary>
    Answer Answer(Call call);

    /// <summary>Does this credential authenticate now? Null when the kind belongs to another part. Reads no eventual-consistency delay.</summary>
    bool? Works(CredentialValue credential, DateTimeOffset now);

    /// <summary>The value that a consumer finds at a place of this part; null when the place is empty or not of this part.</summary>
    string? Read(string place, DateTimeOffset now);

    /// <summary>A stable name for a value that this part issued (<c>key 2 of user deployer</c>); null when it is not known here.</summary>
    string? RoleOf(string value);

    /// <summary>The part's whole state with every generated id, time and value left out or replaced by its role, lists sorted,
    /// so that two tenants in the same situation print the same text.</summary>
    JsonNode State(DateTimeOffset now);
}
