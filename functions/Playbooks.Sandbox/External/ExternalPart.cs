using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.External;

/// <summary>Vendors that no API of ours reaches: their tokens work until a person replaces them (<c>/_sandbox/people/rotate</c>).</summary>
internal sealed class ExternalPart : ITenantPart
{
    private readonly TenantContext context;
    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    public ExternalPart(TenantContext context)
    {
        this.context = context;
        foreach (var name in context.Scenario.List("external").Select(item => item?.GetValue<string>() ?? ""))
        {
            values[name] = context.Mint.Resolve("mint:" + name);
        }
    }

    public string Provider => "external";

    public IReadOnlyList<Listener> Listeners { get; } = [];

    /// <summary>What a person does at the vendor's site: the old token dies, a new one is shown. Null for a name nobody issued.</summary>
    public string? Replace(string name)
    {
        if (!values.ContainsKey(name))
        {
            return null;
        }

        return values[name] = context.Mint.Fresh(name.Split('/')[0]);
    }

    public Operation Resolve(Call call) => Operation.Unknown;

    public Answer Answer(Call call) => Hosting.Answer.Empty(404);

    public bool? Works(CredentialValue credential, DateTimeOffset now) =>
        credential.Kind == "external" ? values.TryGetValue(credential["name"] ?? "", out var value) && value == credential["value"] : null;

    public string? Read(string place, DateTimeOffset now) => null;

    public string? RoleOf(string value) =>
        context.Mint.RoleOf(value) is null && values.FirstOrDefault(item => item.Value == value).Key is { } name ? $"a new {name}" : null;

    public JsonNode State(DateTimeOffset now) =>
        new JsonObject(values.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, context.Mint.RoleOf(item.Value) is null ? "replaced" : "original")));
}
