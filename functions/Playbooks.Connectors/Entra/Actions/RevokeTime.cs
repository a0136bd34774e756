namespace Playbooks.Connectors.Entra.Actions;

internal static class RevokeTime
{
    /// <summary>The whole second that has begun: the directory shows no parts of one.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
