using Playbooks.Core.Alerts;
using Playbooks.Core.Alerts.Incidents;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Alerts;

public class CorrelationTests
{
    private static readonly Playbook Book = Books.Of() with
    {
        Id = "package-compromise",
        Triggers = [new Trigger(AlertKinds.PackageCompromise, Books.Text("${{ alert.severity >= 7 }}"), new Argument.Group(
            [Leaf("artifact"), Leaf("versions"), Leaf("windows")]))],
        Inputs = [new InputDeclaration("artifact", ValueType.Text, true, null, "") { IsPackageUrl = true }, Declared("versions"), Declared("windows")],
    };

    [Fact]
    public void The_first_alert_of_an_incident_starts_a_run()
    {
        var start = Assert.IsType<Verdict.Start>(Judge(Compromise()));

        Assert.Equal("pkg:npm/chalk", start.Inputs.GetText("artifact"));
        Assert.Contains(start.Triggers, trigger => trigger.Holds);
    }

    [Fact]
    public void The_same_incident_from_another_source_widens_the_window_of_the_run()
    {
        var later = Compromise() with { Source = "ocsf", Windows = [Window(8, 14)] };

        var amend = Assert.IsType<Verdict.Amend>(Judge(later, Known(Compromise())));

        Assert.Equal("run-1", amend.Incident.Run);
        Assert.Equal("2025-09-14T00:00:00Z", Assert.Single(amend.Inputs.Get("windows")?.Items ?? []).GetText("to"));
        Assert.Equal(2, Widening.Join(amend.Alert, Compromise() with { Windows = [Window(20, 21)] }).Windows.Length);
    }

    [Fact]
    public void What_is_known_already_changes_nothing()
    {
        var ignore = Assert.IsType<Verdict.Ignore>(Judge(Compromise() with { Windows = [Window(9, 10)] }, Known(Compromise())));

        Assert.Equal("run-1", ignore.Incident?.Run);
    }

    [Fact]
    public void An_alert_that_names_no_version_leaves_every_version_under_suspicion()
    {
        var amend = Assert.IsType<Verdict.Amend>(Judge(Compromise() with { Versions = [] }, Known(Compromise())));

        Assert.Empty(amend.Inputs.Get("versions")?.Items ?? [Value.Nothing]);
        Assert.Empty(Widening.Join(amend.Alert, Compromise()).Versions);
    }

    [Fact]
    public void A_milder_notice_of_a_known_incident_still_counts() =>
        Assert.IsType<Verdict.Amend>(Judge(Compromise() with { Severity = 3, Windows = [Window(1, 20)] }, Known(Compromise())));

    [Fact]
    public void Another_artifact_is_another_incident() =>
        Assert.IsType<Verdict.Start>(Judge(Compromise() with { Artifact = "pkg:npm/debug" }, Known(Compromise())));

    [Fact]
    public void A_weakness_of_the_package_is_not_its_compromise()
    {
        var ignore = Assert.IsType<Verdict.Ignore>(Judge(Compromise() with { Kind = AlertKinds.VulnerableDependency }, Known(Compromise())));

        Assert.Null(ignore.Incident);
        Assert.Contains("of kind vulnerable-dependency", ignore.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_is_false_is_given_as_the_reason() =>
        Assert.Contains("alert.severity >= 7", Assert.IsType<Verdict.Ignore>(Judge(Compromise() with { Severity = 3 })).Reason, StringComparison.Ordinal);

    [Fact]
    public void What_its_sender_has_closed_starts_nothing() =>
        Assert.IsType<Verdict.Ignore>(Judge(Compromise() with { IsClosed = true }));

    [Fact]
    public void After_the_run_has_ended_the_same_alert_starts_nothing_and_more_of_it_starts_another()
    {
        var known = Known(Compromise());
        known.End("run-1");

        Assert.IsType<Verdict.Ignore>(Judge(Compromise(), known));
        Assert.IsType<Verdict.Start>(Judge(Compromise() with { Windows = [Window(1, 20)] }, known));
    }

    [Fact]
    public void Sources_that_name_one_identity_differently_in_kind_tell_of_one_incident()
    {
        var leak = new Alert { Kind = AlertKinds.LeakedCredential, Source = "aws.health", Title = "leak", Severity = 9, Identity = "AKIAIOSFODNN7EXAMPLE" };
        var misuse = new Alert { Kind = AlertKinds.IdentityMisuse, Source = "aws.guardduty", Title = "misuse", Severity = 5, Marks = ["guardduty:1", "AKIAIOSFODNN7EXAMPLE"] };

        Assert.True(Incident.IsSame(leak, misuse));
        Assert.False(Incident.IsSame(leak, misuse with { Marks = ["guardduty:1"] }));
    }

    private static Verdict Judge(Alert alert, KnownIncidents? known = null) => Correlation.Judge(alert, Book, (known ?? KnownIncidents.None).Of(alert), (known ?? KnownIncidents.None).IsOver);

    private static KnownIncidents Known(Alert alert)
    {
        var known = new KnownIncidents();
        known.Set(new Incident("run-1", Book.Id, alert));
        return known;
    }

    private static Alert Compromise() => new()
    {
        Kind = AlertKinds.PackageCompromise, Source = "github.advisory", Title = "Malware in chalk", Severity = 9, Artifact = "pkg:npm/chalk", Versions = ["5.6.1"], Windows = [Window(8, 10)],
    };

    private static AlertWindow Window(int from, int to) => new(new(2025, 9, from, 0, 0, 0, TimeSpan.Zero), new(2025, 9, to, 0, 0, 0, TimeSpan.Zero), "test");

    private static KeyValuePair<string, Argument> Leaf(string name) => KeyValuePair.Create<string, Argument>(name, new Argument.Leaf(Books.Text($"${{{{ alert.{name} }}}}")));

    private static InputDeclaration Declared(string name) => new(name, ValueType.ListOf(ValueType.Any), true, null, "");
}
