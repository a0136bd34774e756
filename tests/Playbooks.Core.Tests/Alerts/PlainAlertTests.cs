using System.Text;
using Playbooks.Core.Alerts;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Alerts;

public class PlainAlertTests
{
    [Fact]
    public void A_version_in_the_package_url_becomes_one_of_the_versions()
    {
        var alert = Only("""{"kind":"package-compromise","severity":"critical","artifact":"pkg:npm/chalk@5.6.1","windows":[{"from":"2025-09-08T13:00:00Z","to":"2025-09-08T16:00:00Z"}]}""");

        Assert.Equal(("pkg:npm/chalk", 9.5, "5.6.1"), (alert.Artifact, alert.Severity, string.Join(',', alert.Versions)));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var refused = Refused("""{"kind":"Package Compromise","severity":12,"artifact":"chalk","windows":[{"from":"yesterday"}],"commits":"abc"}""");

        Assert.All(["'kind'", "'severity'", "'artifact'", "'windows'", "'commits'"], name => Assert.Contains(name, refused, StringComparison.Ordinal));
    }

    [Fact]
    public void A_compromise_without_a_window_is_refused() =>
        Assert.Contains("windows", Refused("""{"kind":"package-compromise","severity":9,"artifact":"pkg:npm/chalk"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("""{"specversion":"1.0","type":"a","source":"b","id":"c","dataref":"https://example.com"}""")]
    [InlineData("""{"specversion":"0.3","type":"a","source":"b","id":"c"}""")]
    [InlineData("""{"detail-type":"x","detail":{}}""")]
    [InlineData("""{"class_uid":3002}""")]
    [InlineData("""{"action":"created","alert":{"secret_type":null}}""")]
    public void What_is_no_alert_is_refused_with_a_reason(string json)
    {
        foreach (var normalised in AlertSources.Names.Select(source => AlertSources.Normalise(new Delivery(source, null, Read(json)))).Append(AlertSources.Normalise(Read(json))))
        {
            Assert.EndsWith(".", Assert.IsType<Normalised.Refused>(normalised).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_secret_in_what_was_sent_is_not_kept()
    {
        var kept = PlainJson.Write(Originals.Mask(Read("""{"alert":{"secret":"hunter2","number":1},"note":"token ghp_0123456789abcdefghijABCDEFGHIJ012345 leaked"}""")));

        Assert.Equal("""{"alert":{"secret":"***","number":1},"note":"token *** leaked"}""", kept);
    }

    [Theory]
    [InlineData("""{"note":"a -----BEGIN RSA PRIVATE KEY-----\nTOPSECRET\n-----END RSA PRIVATE KEY----- b"}""", """{"note":"a *** b"}""")]
    [InlineData("""{"note":"-----BEGIN OPENSSH PRIVATE KEY-----\nTOPSECRET"}""", """{"note":"***"}""")]
    [InlineData("""{"note":"-----BEGIN PGP PRIVATE KEY BLOCK-----\nTOPSECRET\n-----END PGP PRIVATE KEY BLOCK-----"}""", """{"note":"***"}""")]
    [InlineData("""{"secret":["TOPSECRET"],"password":1234,"private_key":{"d":"TOPSECRET"},"session_token":null,"refresh_token":""}""", """{"secret":"***","password":"***","private_key":"***","session_token":null,"refresh_token":""}""")]
    [InlineData("""{"data":"{\"secret\":\"TOPSECRET\",\"n\":1}"}""", """{"data":"{\"secret\":\"***\",\"n\":1}"}""")]
    [InlineData("""{"Message":" [{\"detail\":\"{\\\"password\\\":\\\"TOPSECRET\\\"}\"}]"}""", """{"Message":"[{\"detail\":\"{\\\"password\\\":\\\"***\\\"}\"}]"}""")]
    [InlineData("""{"data":"{ \"n\" : 1 }"}""", """{"data":"{ \"n\" : 1 }"}""")]
    public void A_secret_of_any_shape_is_not_kept(string sent, string kept) => Assert.Equal(kept, PlainJson.Write(Originals.Mask(Read(sent))));

    [Theory]
    [InlineData("""{"secret":"TOPSECRET","n":1}""", """{"secret":"***","n":1}""")]
    [InlineData("a ghp_0123456789abcdefghijABCDEFGHIJ012345", "a ***")]
    [InlineData("""{ "n" : 1 }""", """{ "n" : 1 }""")]
    public void A_secret_in_data_that_is_coded_is_not_kept_and_the_rest_is(string data, string kept)
    {
        var sent = Value.MapOf(("data_base64", Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(data)))));

        Assert.Equal(Value.MapOf(("data_base64", Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(kept))))), Originals.Mask(sent));
    }

    [Fact]
    public void A_leaked_key_of_aws_health_names_the_key()
    {
        var alert = Only("""
            {"version":"0","id":"1","detail-type":"AWS Health Event","source":"aws.health","account":"123456789012","time":"2016-06-05T06:27:57Z","region":"us-east-1","resources":[],
            "detail":{"service":"RISK","eventTypeCode":"AWS_RISK_CREDENTIALS_EXPOSED","startTime":"Sat, 05 Jun 2016 05:10:09 GMT","affectedEntities":[{"entityValue":"AKIAIOSFODNN7EXAMPLE"}]}}
            """);

        Assert.Equal((AlertKinds.LeakedCredential, "AKIAIOSFODNN7EXAMPLE", 9.5), (alert.Kind, alert.Identity, alert.Severity));
        Assert.Equal(new DateTimeOffset(2016, 6, 5, 5, 10, 9, TimeSpan.Zero), Assert.Single(alert.Windows).From);
    }

    [Theory]
    [InlineData("= 1.2.3", "1.2.3")]
    [InlineData("= 1.2.3 || = 1.2.4", "1.2.3,1.2.4")]
    [InlineData(">= 1.2.3, <= 1.2.3", "1.2.3")]
    [InlineData(">= 1.2.3, < 2.0.0", "")]
    [InlineData("< 2", "")]
    public void A_malicious_dependency_is_a_compromise_of_the_versions_that_are_named(string range, string versions)
    {
        var alert = Only(
            """{"action":"created","alert":{"number":1,"created_at":"2025-09-09T00:00:00Z","dependency":{"package":{"ecosystem":"npm","name":"@acme/web"}},"security_vulnerability":{"vulnerable_version_range":"RANGE"},"security_advisory":{"ghsa_id":"GHSA-1","summary":"Malware in @acme/web","published_at":"2025-09-08T16:00:00Z","cwes":[{"cwe_id":"CWE-506"}]}},"repository":{"full_name":"acme/shop"}}"""
                .Replace("RANGE", range, StringComparison.Ordinal));

        Assert.Equal((AlertKinds.PackageCompromise, "pkg:npm/%40acme/web", versions), (alert.Kind, alert.Artifact, string.Join(',', alert.Versions)));
        Assert.Equal((9.5, "2025-09-10"), (alert.Severity, alert.Windows[0].To.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Alert Only(string json) => Assert.Single(Assert.IsType<Normalised.Alerts>(AlertSources.Normalise(Read(json))).All);

    private static string Refused(string json) => Assert.IsType<Normalised.Refused>(AlertSources.Normalise(new Delivery(AlertSources.Plain, null, Read(json)))).Reason;

    private static Value Read(string json) => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value;
}
