using Playbooks.Core.Alerts;
using Playbooks.Core.Values;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Alerts;

/// <summary>The samples that GitHub's own libraries are tested with, for github.com and for servers of one's own.</summary>
public class OfficialWebhookTests
{
    private const string Package = "@octokit/webhooks-examples";

    [NodeFact(Package)]
    public void Every_official_sample_is_an_alert_or_refused_with_a_reason()
    {
        var (alerts, refused) = (0, 0);
        foreach (var (name, body) in Samples())
        {
            switch (AlertSources.Normalise(new Delivery(AlertSources.GitHub, name, body)))
            {
                case Normalised.Alerts some:
                    alerts++;
                    Assert.All(some.All, alert => Assert.Equal(alert.ToValue(), AlertJson.Read(alert.ToValue()).ToValue()));
                    break;
                case Normalised.Refused no:
                    refused++;
                    Assert.EndsWith(".", no.Reason, StringComparison.Ordinal);
                    break;
            }
        }

        Assert.True(alerts > 50 && refused > 100, $"{alerts} alerts, {refused} refused");
    }

    [NodeFact(Package)]
    public void No_sample_of_an_event_that_tells_of_alerts_is_refused_for_lack_of_something() =>
        Assert.All(
            Samples().Where(sample => sample.Event is "dependabot_alert" or "security_advisory" or "code_scanning_alert" or "workflow_run" or "deploy_key" or "member" or "repository_vulnerability_alert"),
            sample => Assert.IsType<Normalised.Alerts>(AlertSources.Normalise(new Delivery(AlertSources.GitHub, sample.Event, sample.Body))));

    private static IEnumerable<(string Event, Value Body)> Samples() =>
        from file in Directory.EnumerateFiles(NodePackages.Find(Package) ?? "", "index.json", SearchOption.AllDirectories)
        from kind in Assert.IsType<JsonOutcome.Read>(PlainJson.Read(File.ReadAllBytes(file))).Value.Items
        from example in kind.Get("examples")?.Items ?? []
        select (kind.GetText("name") ?? "", example);
}
