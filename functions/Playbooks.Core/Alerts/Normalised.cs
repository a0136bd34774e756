using System.Collections.Immutable;

namespace Playbooks.Core.Alerts;

/// <summary>What one delivery comes down to.</summary>
public abstract record Normalised
{
    private Normalised()
    {
    }

    /// <summary>At least one; a delivery may hold several findings, and an advisory several packages.</summary>
    /// <param name="PassedOver">Why the rest of the delivery is none.</param>
    public sealed record Alerts(ImmutableArray<Alert> All, ImmutableArray<string> PassedOver) : Normalised;

    /// <summary>It is no alert, or none that can be understood.</summary>
    /// <param name="Reason">One sentence for people.</param>
    public sealed record Refused(string Reason) : Normalised;

    internal static Normalised Of(Alert alert) => new Alerts([alert], []);

    internal static Normalised Not(string reason) => new Refused(reason);

    /// <summary>Alerts where one of them is; otherwise refused for all the reasons.</summary>
    internal static Normalised Join(IEnumerable<Normalised> parts, string nothing)
    {
        var (alerts, reasons) = (ImmutableArray.CreateBuilder<Alert>(), new List<string>());
        foreach (var part in parts)
        {
            if (part is Alerts some)
            {
                alerts.AddRange(some.All);
                reasons.AddRange(some.PassedOver);
            }
            else if (part is Refused refused)
            {
                reasons.Add(refused.Reason);
            }
        }

        return alerts.Count > 0 ? new Alerts(alerts.ToImmutable(), [.. reasons.Distinct()])
            : Not(reasons.Count == 0 ? nothing : string.Join(' ', reasons.Distinct().Take(5)));
    }
}
