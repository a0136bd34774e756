namespace Playbooks.Storage.Azure.Queues;

/// <param name="Longest">The longest that the service hides a message; a wake for later is put anew when that is over.</param>
/// <param name="Taken">How long a taker has a message for itself; longer than any turn.</param>
internal sealed record QueueTimes(TimeSpan Longest, TimeSpan Taken)
{
    public static QueueTimes Usual { get; } = new(TimeSpan.FromDays(7), TimeSpan.FromMinutes(10));
}
