using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Microsoft;

/// <summary>Sentinel incidents as automation rules post them, Defender's incidents and alerts, and what Microsoft Graph calls them.</summary>
internal static class MicrosoftAlerts
{
    public static bool Knows(Value body) => Sentinel.Knows(body) || DefenderIncident.Knows(body) || DefenderAlert.Knows(body) || RiskDetection.Knows(body) || IsPage(body);

    public static Normalised Read(Value body) => body switch
    {
        Value.List list => Normalised.Join(list.Elements.Take(1_000).Select(Read), "The list is empty."),
        _ when Sentinel.Knows(body) => Sentinel.Read(body),
        _ when DefenderIncident.Knows(body) => DefenderIncident.Read(body),
        _ when RiskDetection.Knows(body) => RiskDetection.Read(body),
        _ when DefenderAlert.Knows(body) => DefenderAlert.Read(body),
        _ when body.Find("value") is Value.List or Value.Map => ReadPage(body),
        _ => Normalised.Not(ForeignLogs.Recognise(body) is { } log
            ? $"This is {log}, and no alert of Microsoft's."
            : "This is neither an incident nor an alert of Sentinel, Defender or Microsoft Graph."),
    };

    private static bool IsPage(Value body) => body.Find("value") switch
    {
        Value.List { Elements: [var first, ..] } => Knows(first) || body.Find("@odata.context") is not null,
        Value.Map one => Knows(one),
        _ => false,
    };

    private static Normalised ReadPage(Value body) =>
        Normalised.Join((body.Find("value") is Value.Map one ? [one] : body.Each("value")).Take(1_000).Select(Read), "The page is empty.");
}
