using System.Globalization;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Checkups;

/// <summary>Compares this machine's clock with the <c>Date</c> of a provider's answers (RFC 9110, 6.6.1).</summary>
internal sealed class ClockWatch(TimeProvider time)
{
    /// <summary>AWS refuses signatures that are further off, and Apps' and Entra's tokens are dated.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromMinutes(5);

    private TimeSpan? ahead;

    /// <summary>Watches beside whoever watches already.</summary>
    public RequestObserver Beside(RequestObserver? other) => exchange =>
    {
        other?.Invoke(exchange);
        See(exchange);
    };

    public void Tell(CheckupLines lines)
    {
        if (ahead is not { } off)
        {
            return;
        }

        var said = $"this machine's clock is {(off < TimeSpan.Zero ? "behind" : "ahead of")} the provider's by {off.Duration():hh\\:mm\\:ss}";
        if (off.Duration() > Furthest)
        {
            lines.Wrong("clock", said, "set this machine's clock, by NTP: signatures and tokens that are dated wrong are refused");
        }
        else
        {
            lines.Fine("clock", $"agrees to {Math.Ceiling(off.Duration().TotalSeconds):0} s");
        }
    }

    private void See(Exchange exchange)
    {
        if (DateTimeOffset.TryParse(exchange.Reply?.Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said))
        {
            ahead = time.GetUtcNow() - said;
        }
    }
}
