using System.Text.Json;
using Playbooks.Core.Alerts;
using Playbooks.Core.Values;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Alerts;

/// <summary>What vendors really send.</summary>
public class RealAlertTests
{
    private const string Webhooks = "webhooks/manifest.json";
    private const string Documents = "alerts/manifest.json";

    [DataFact(Webhooks)]
    public void Every_webhook_is_an_alert_or_refused_with_a_reason()
    {
        foreach (var row in Rows(Webhooks))
        {
            var (name, file) = (row.GetProperty("event").GetString() ?? "", row.GetProperty("file").GetString() ?? "");
            Assert.True(Holds(AlertSources.Normalise(new Delivery(AlertSources.GitHub, name, Read($"webhooks/{file}")))), file);
        }
    }

    [DataFact(Webhooks)]
    public void The_event_of_a_webhook_is_recognised_without_its_header()
    {
        foreach (var row in Rows(Webhooks))
        {
            var (name, file) = (row.GetProperty("event").GetString() ?? "", row.GetProperty("file").GetString() ?? "");
            var body = Read($"webhooks/{file}");
            if (AlertSources.Normalise(new Delivery(AlertSources.GitHub, name, body)) is Normalised.Alerts alerts && name != "github_app_authorization" && name != "installation_target")
            {
                var inferred = Assert.IsType<Normalised.Alerts>(AlertSources.Normalise(body));
                Assert.Equal((file, alerts.All[0].Source), (file, inferred.All[0].Source));
            }
        }
    }

    [DataFact(Documents)]
    public void Every_finding_incident_and_event_is_an_alert_or_refused_with_a_reason()
    {
        foreach (var row in Rows(Documents))
        {
            var file = row.GetProperty("file").GetString() ?? "";
            Assert.True(Holds(AlertSources.Normalise(Unpacked(Read($"alerts/{file}")))), file);
        }
    }

    [DataFact(Documents)]
    public void Findings_of_guardduty_and_security_hub_become_alerts_in_either_spelling()
    {
        foreach (var row in Rows(Documents).Where(row => row.GetProperty("kind").GetString() is "guardduty-eventbridge" or "guardduty-eventbridge-wire"))
        {
            var file = row.GetProperty("file").GetString() ?? "";
            var alerts = Assert.IsType<Normalised.Alerts>(AlertSources.Normalise(Read($"alerts/{file}")));
            Assert.All(alerts.All, alert => Assert.Equal((file, "aws.guardduty", row.GetProperty("finding_type").GetString()), (file, alert.Source, alert.Evidence.GetText("type"))));
        }
    }

    [DataFact(Documents)]
    public void A_provider_s_log_record_is_refused_as_what_it_is()
    {
        foreach (var row in Rows(Documents).Where(row => (row.GetProperty("file").GetString() ?? "").StartsWith("panther-aws_cloudtrail/", StringComparison.Ordinal)))
        {
            var file = row.GetProperty("file").GetString() ?? "";
            Assert.IsType<Normalised.Refused>(AlertSources.Normalise(Read($"alerts/{file}")));
        }
    }

    /// <summary>Recorded interfaces lie in the data with the request beside the answer.</summary>
    internal static Value Unpacked(Value document) => document.Get("response")?.Get("body") switch
    {
        Value.Text text when PlainJson.Read(text.Content) is JsonOutcome.Read read => read.Value,
        Value.Map or Value.List => document.Get("response")?.Get("body") ?? document,
        _ => document,
    };

    internal static IEnumerable<JsonElement> Rows(string manifest)
    {
        using var read = JsonDocument.Parse(File.ReadAllBytes(SharedData.Get(manifest)));
        return [.. read.RootElement.Clone().EnumerateArray()];
    }

    internal static Value Read(string path) => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(File.ReadAllBytes(SharedData.Get(path)))).Value;

    private static bool Holds(Normalised normalised) => normalised switch
    {
        Normalised.Alerts alerts => alerts.All.Length > 0 && alerts.All.All(alert => alert.Title.Length > 0 && alert.Severity is >= 0 and <= 10 && AlertJson.Read(alert.ToValue()).ToValue().Equals(alert.ToValue())),
        Normalised.Refused refused => refused.Reason.EndsWith('.'),
        _ => false,
    };
}
