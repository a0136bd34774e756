namespace Playbooks.Sandbox.Tenants;

/// <summary>A value whose latest write becomes visible to eventually consistent reads only after a while on the tenant's clock.</summary>
internal sealed class Delayed<T>(T initial)
{
    private T before = initial;
    private DateTimeOffset visibleAt = DateTimeOffset.MinValue;

    /// <summary>The latest write, for strongly consistent checks.</summary>
    public T Truth { get; private set; } = initial;

    public T Seen(DateTimeOffset now) => now >= visibleAt ? Truth : before;

    public void Write(T value, DateTimeOffset now, TimeSpan delay)
    {
        before = Seen(now);
        Truth = value;
        visibleAt = now + delay;
    }
}
