using System.Collections.Immutable;
using Playbooks.Core.Alerts.Aws;
using Playbooks.Core.Alerts.GitHub;
using Playbooks.Core.Alerts.Microsoft;
using Playbooks.Core.Alerts.Open;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts;

/// <summary>Who may send alerts, and what each of their documents comes down to. Total: whatever was sent is an alert or refused with a reason.</summary>
public static class AlertSources
{
    public const string GitHub = "github";
    public const string Aws = "aws";
    public const string Microsoft = "microsoft";
    public const string Ocsf = "ocsf";
    public const string CloudEvents = "cloudevents";
    public const string Plain = "alert";

    public static ImmutableArray<string> Names { get; } = [GitHub, Aws, Microsoft, Ocsf, CloudEvents, Plain];

    public static Normalised Normalise(Delivery delivery) => delivery.Source switch
    {
        GitHub => GitHubAlerts.Read(delivery.Event ?? GitHubAlerts.EventOf(delivery.Body) ?? "", delivery.Body),
        Aws => AwsAlerts.Read(delivery.Body),
        Microsoft => MicrosoftAlerts.Read(delivery.Body),
        Ocsf => OcsfAlerts.Read(delivery.Body),
        CloudEvents => CloudEventAlerts.Read(delivery.Body),
        Plain => PlainAlert.Read(delivery.Body),
        _ => Normalised.Not($"There is no source '{delivery.Source}'; there are {string.Join(", ", Names)}."),
    };

    /// <summary>Which source writes documents like this one; null where none does.</summary>
    public static string? Recognise(Value body) => body switch
    {
        Value.List { Elements: [var first, ..] } => Recognise(first),
        _ when CloudEventAlerts.Knows(body) => CloudEvents,
        _ when OcsfAlerts.Knows(body) => Ocsf,
        _ when AwsAlerts.Knows(body) => Aws,
        _ when MicrosoftAlerts.Knows(body) => Microsoft,
        _ when GitHubAlerts.EventOf(body) is not null => GitHub,
        _ when PlainAlert.Knows(body) => Plain,
        _ => null,
    };

    /// <summary>What a document that nobody named a source for comes down to.</summary>
    public static Normalised Normalise(Value body) => Recognise(body) is { } source
        ? Normalise(new Delivery(source, null, body))
        : Normalised.Not(ForeignLogs.Recognise(body) is { } log
            ? $"This is {log}, a record of what happened and no alert: let the product that judges such records send its findings."
            : "This has the form of no alert that is known: a GitHub webhook, an AWS event or finding, a Microsoft incident or alert, an OCSF finding, a CloudEvent around one of these, or a plain alert with kind, title and severity.");
}
