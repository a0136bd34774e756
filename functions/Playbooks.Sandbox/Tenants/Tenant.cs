using Playbooks.Sandbox.Auditing;
using Playbooks.Sandbox.Consumers;
using Playbooks.Sandbox.Credentials;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Tenants;

/// <summary>All parts behind one lock.</summary>
internal sealed class Tenant
{
    private readonly TenantContext context;

    public Tenant(TenantContext context, IReadOnlyList<Func<TenantContext, ITenantPart>> parts)
    {
        this.context = context;
        Inventory = new Inventory(context.Scenario, context.Mint);
        Consumers = new ConsumerBook(context.Scenario, context.Mint);
        Parts = [.. parts.Select(build => build(context))];
        context.Tenant = this;
        Watch = new ConsumerWatch(this);
    }

    public Lock Gate { get; } = new();

    public IReadOnlyList<ITenantPart> Parts { get; }

    public AuditTrail Audit { get; } = new();

    public DateTimeOffset Now => context.Clock.GetUtcNow();

    public TenantContext Context => context;

    public Inventory Inventory { get; }

    public ConsumerBook Consumers { get; }

    public ConsumerWatch Watch { get; }

    /// <summary>Runs under the lock after each performed change.</summary>
    public void AfterChange() => Watch.Observe(Now);

    /// <param name="path">Of the request that changed something.</param>
    public void AfterChange(Operation operation, string path) => Watch.Observe(operation, path, Now);

    public ITenantPart? PartOf(Listener listener) => Parts.FirstOrDefault(part => part.Listeners.Contains(listener));

    /// <summary>False for a credential of a kind that no part knows.</summary>
    public bool Works(CredentialValue credential, DateTimeOffset now) =>
        Parts.Select(part => part.Works(credential, now)).FirstOrDefault(works => works is not null) ?? false;

    public string? Read(string place, DateTimeOffset now) =>
        Parts.Select(part => part.Read(place, now)).FirstOrDefault(value => value is not null);

    /// <summary>The credential as a consumer finds it now; a field whose place is empty is empty.</summary>
    public CredentialValue Held(Consumer consumer, DateTimeOffset now) => new(consumer.CredentialKind, consumer.Fields.ToDictionary(
        field => field.Key,
        field => field.Value.StartsWith("place:", StringComparison.Ordinal) ? Read(field.Value[6..], now) ?? "" : field.Value));

    /// <summary>A stable name for a secret value, for the normalised state.</summary>
    public string RoleOf(string value) =>
        Parts.Select(part => part.RoleOf(value)).FirstOrDefault(role => role is not null) ?? context.Mint.RoleOf(value) ?? "a value of nobody";
}
