using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Consumers;

/// <summary>Notes after every change which consumers still authenticate, and so for how long each was broken.</summary>
internal sealed class ConsumerWatch(Tenant tenant)
{
    /// <summary>With more of them, a change is followed only to those that it can touch.</summary>
    private const int Many = 500;

    private readonly Dictionary<string, (DateTimeOffset? Since, TimeSpan Sum, int Breaks)> past = [];
    private readonly Lazy<ConsumerIndex> index = new(() => new ConsumerIndex(tenant));

    public void Observe(DateTimeOffset now) => Observe(tenant.Consumers.All, now);

    public void Observe(Operation operation, string path, DateTimeOffset now) =>
        Observe(tenant.Consumers.All.Count > Many && index.Value.Touched(operation, path) is { } touched ? touched : tenant.Consumers.All, now);

    public IReadOnlyList<ConsumerHealth> Health(DateTimeOffset now)
    {
        Observe(now);
        return [.. tenant.Consumers.All.Select(consumer => Shape(consumer, now))];
    }

    /// <summary>Null where there is none of that id.</summary>
    public ConsumerHealth? Health(string id, DateTimeOffset now)
    {
        if (tenant.Consumers.All.FirstOrDefault(consumer => consumer.Id == id) is not { } found)
        {
            return null;
        }

        Observe([found], now);
        return Shape(found, now);
    }

    private void Observe(IEnumerable<Consumer> consumers, DateTimeOffset now)
    {
        foreach (var consumer in consumers)
        {
            var (since, sum, breaks) = past.GetValueOrDefault(consumer.Id);
            past[consumer.Id] = (tenant.Works(tenant.Held(consumer, now), now), since) switch
            {
                (true, { } start) => (null, sum + (now - start), breaks),
                (false, null) => (now, sum, breaks + 1),
                _ => (since, sum, breaks),
            };
        }
    }

    private ConsumerHealth Shape(Consumer consumer, DateTimeOffset now)
    {
        var (since, sum, breaks) = past[consumer.Id];
        return new ConsumerHealth(consumer.Id, consumer.Kind, consumer.Credential, since is null, sum + (since is { } start ? now - start : TimeSpan.Zero), breaks);
    }
}
