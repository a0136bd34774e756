using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Hooks;

/// <summary>Lets GitHub ping the receiver of a webhook, and reads from the deliveries what it answered.</summary>
internal static class WebhookPing
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The delivery, or null where none came within a minute.</summary>
    public static async Task<(HookDelivery? Delivery, ProviderFailure? Why)> SendAsync(GitHubApi api, HookPlace hook, TimeProvider time, CancellationToken token)
    {
        if (!(await api.ListHookDeliveriesAsync(hook, token)).Is(out var earlier, out var failure) || !(await api.PingHookAsync(hook, token)).Is(out _, out failure))
        {
            return (null, failure);
        }

        var known = earlier.Select(d => d.Id).ToHashSet();
        for (var end = time.GetUtcNow() + Patience; ; await Task.Delay(Pause, time, token))
        {
            if (!(await api.ListHookDeliveriesAsync(hook, token)).Is(out var deliveries, out var unread))
            {
                return (null, unread);
            }

            var ping = deliveries.FirstOrDefault(d => d.Event == "ping" && !known.Contains(d.Id));
            if (ping is not null || time.GetUtcNow() + Pause > end)
            {
                return (ping, null);
            }
        }
    }

    /// <summary>Why the receiver is not proven to take messages; null where it is.</summary>
    public static string? Wrong(HookPlace hook, HookDelivery? delivery) => delivery switch
    {
        null => $"no ping of {hook} is among its deliveries after {Patience.TotalSeconds:0} s",
        { StatusCode: >= 200 and < 300 } => null,
        _ => $"the receiver of {hook} answered the ping with the status {delivery.StatusCode}",
    };
}
