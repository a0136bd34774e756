using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Consumers;

/// <summary>Notes after every change which consumers still authenticate, and so for how long each was broken.</summary>
internal sealed class ConsumerWatch(Tenant tenant)
{
    private readonly Dictionary<string, (DateTimeOffset? Since, TimeSpan Sum, int Breaks)> past = [];

    public void Observe(DateTimeOffset now)
    {
        foreach (var consumer in tenant.Consumers.All)
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

    public IReadOnlyList<ConsumerHealth> Health(DateTimeOffset now)
    {
        Observe(now);
        return [.. tenant.Consumers.All.Select(consumer =>
        {
            var (since, sum, breaks) = past[consumer.Id];
            return new ConsumerHealth(consumer.Id, consumer.Kind, consumer.Credential, since is null, sum + (since is { } start ? now - start : TimeSpan.Zero), breaks);
        })];
    }
}
