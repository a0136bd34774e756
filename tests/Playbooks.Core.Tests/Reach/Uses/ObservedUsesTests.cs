using Playbooks.Core.Reach.Uses;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reach.Uses;

public class ObservedUsesTests
{
    private const string Arguments = """
        {"since": "2025-03-14T16:00:00Z", "known": ["203.0.113.0/24", "2001:db8::/32"],
         "credentials": [{"kind": "github-deploy-key", "credential": "key-docs", "principal": "acme/docs", "key": "7"}],
         "trails": [
           {"item": {"credential": "aws-ci", "key": "AKIA1"}, "output": {"events": [
             {"name": "GetObject", "at": "2025-03-14T15:59:59Z", "address": "198.51.100.9", "error": ""},
             {"name": "GetCallerIdentity", "at": "2025-03-15T02:00:00Z", "address": "198.51.100.7", "error": ""},
             {"name": "ListUsers", "at": "2025-03-15T02:01:00Z", "address": "198.51.100.7", "error": "AccessDenied"},
             {"name": "AssumeRole", "at": "2025-03-15T02:02:00Z", "address": "198.51.100.7", "error": "", "assumedRole": "arn:aws:sts::111122223333:assumed-role/admin/x"},
             {"name": "PutObject", "at": "2025-03-15T03:00:00Z", "address": "203.0.113.40", "error": ""},
             {"name": "Decrypt", "at": "2025-03-15T03:00:01Z", "address": "secretsmanager.amazonaws.com", "error": ""}]}},
           {"item": {"credential": "aws-cron", "key": "AKIA2"}, "message": "throttled"}],
         "sign-ins": [{"item": {"credential": "entra-web", "key": "K1"}, "output": {"signIns": [
             {"at": "2025-03-15T05:00:00Z", "resource": "Microsoft Graph", "address": "2001:db8::7", "error": 0, "keyId": "k1"},
             {"at": "2025-03-15T05:00:00Z", "resource": "Microsoft Graph", "address": "198.51.100.7", "error": 0, "keyId": "another"}]}}],
         "audit": [{"item": "acme", "output": {"events": [
             {"at": "2025-03-15T06:00:00Z", "action": "git.push", "repository": "acme/docs", "access": "Deploy key"},
             {"at": "2025-03-15T06:00:00Z", "action": "git.push", "repository": "acme/web", "access": "Deploy key"}]}}]}
        """;

    [Fact]
    public void Uses_from_elsewhere_come_first_then_those_that_cannot_be_told() => Assert.Equal(
        ["aws-ci 198.51.100.7 used-elsewhere 3", "key-docs  used-from-unknown 1", "aws-ci 203.0.113.40 used 1", "aws-ci secretsmanager.amazonaws.com used 1", "entra-web 2001:db8::7 used 1"],
        Items("uses").Select(use => $"{use.GetText("credential")} {use.GetText("address")} {use.GetText("rule")} {((Value.Int?)use.Get("count"))?.Number}"));

    [Fact]
    public void What_was_refused_is_counted_and_times_are_those_of_the_log()
    {
        var use = Items("uses")[0];

        Assert.Equal(("2025-03-15T02:00:00Z", "2025-03-15T02:02:00Z"), (use.GetText("first"), use.GetText("last")));
        Assert.Equal("3 calls (AssumeRole, GetCallerIdentity, ListUsers), 1 refused from 198.51.100.7, which is none of the known addresses", use.GetText("why"));
    }

    [Fact]
    public void A_use_is_an_edge_from_the_credential_to_the_address_and_to_the_role_it_became() => Assert.Equal(
        [
            "credential:aws-ci -> address:198.51.100.7 used-elsewhere 2025-03-15T02:00:00Z", "credential:aws-ci -> address:203.0.113.40 used 2025-03-15T03:00:00Z",
            "credential:aws-ci -> address:secretsmanager.amazonaws.com used 2025-03-15T03:00:01Z", "credential:aws-ci -> aws:111122223333/role/admin used-to-become 2025-03-15T02:02:00Z",
            "credential:entra-web -> address:2001:db8::7 used 2025-03-15T05:00:00Z", "credential:key-docs -> address: used-from-unknown 2025-03-15T06:00:00Z",
        ],
        (Uses().Get("graph")?.Get("edges")?.Items ?? []).Select(e => $"{e.GetText("from")} -> {e.GetText("to")} {e.GetText("rule")} {e.GetText("at")}"));

    [Fact]
    public void A_persons_token_is_told_by_the_login_that_the_registry_names_and_as_surely_as_the_log_tells()
    {
        const string arguments = """
            {"since": "2025-03-14T16:00:00Z", "credentials": [], "exposures": [{"credential": "bot-pat", "grade": "confirmed"}, {"credential": "dana-pat", "grade": "possible"}, {"credential": "safe-pat", "grade": "ruled out"}],
             "registry": {"credentials": [{"id": "bot-pat", "principal": {"issuer": "GitHub", "login": "Bot"}}, {"id": "dana-pat", "principal": {"login": "dana"}}, {"id": "safe-pat", "principal": {"login": "eli"}}]},
             "audit": [{"item": "acme", "output": {"events": [
               {"at": "2025-03-15T06:00:00Z", "action": "git.push", "actor": "bot", "access": "Personal access token (classic)", "address": "198.51.100.90"},
               {"at": "2025-03-15T06:00:00Z", "action": "repo.access", "actor": "dana"},
               {"at": "2025-03-15T06:00:00Z", "action": "git.push", "actor": "dana", "access": "GitHub App user-to-server token"},
               {"at": "2025-03-15T06:00:00Z", "action": "git.push", "actor": "eli", "access": "Personal access token (classic)"}]}}]}
            """;

        Assert.Equal(["bot-pat 198.51.100.90 probable 1", "dana-pat  possible 1"], Items("uses", arguments).Select(u => $"{u.GetText("credential")} {u.GetText("address")} {u.GetText("grade")} {((Value.Int?)u.Get("count"))?.Number}"));
        Assert.All(Items("uses", arguments), u => Assert.EndsWith("the log names who did it, not by which of their credentials", u.GetText("why"), StringComparison.Ordinal));
    }

    [Fact]
    public void Uses_of_roles_and_applications_stand_at_their_own_nodes()
    {
        const string arguments = """
            {"since": "2025-03-14T16:00:00Z", "credentials": [],
             "trails": [{"item": {"account": "1", "role": "deploy", "node": "aws:1/role/deploy"}, "output": {"events": [
               {"name": "AssumeRoleWithWebIdentity", "at": "2025-03-15T02:00:00Z", "address": "198.51.100.7", "error": "", "assumedRole": "arn:aws:iam::1:role/deploy"}]}}],
             "sign-ins": [{"item": {"node": "entra:dir/application/o1/federated/main", "appId": "c1"}, "output": {"signIns": [
               {"at": "2025-03-15T05:00:00Z", "resource": "Microsoft Graph", "address": "198.51.100.8", "federatedCredential": "f1"}, {"at": "2025-03-15T05:00:00Z", "address": "203.0.113.1", "keyId": "k1"}]}}]}
            """;
        var graph = Uses(arguments).Get("graph");

        Assert.Equal(["aws:1/role/deploy -> address:198.51.100.7", "entra:dir/application/o1/federated/main -> address:198.51.100.8"], (graph?.Get("edges")?.Items ?? []).Select(e => $"{e.GetText("from")} -> {e.GetText("to")}"));
        Assert.Equal(["address", "address", "role", "application"], (graph?.Get("nodes")?.Items ?? []).Select(n => n.GetText("kind") ?? ""));
    }

    [Fact]
    public void A_log_that_was_not_read_is_said() =>
        Assert.Equal(["credential:aws-cron: uses in CloudTrail: throttled"], Items("cannot_tell").Select(u => $"{u.GetText("what")}: {u.GetText("why")}"));

    [Fact]
    public void Without_known_addresses_no_use_is_told_from_another() =>
        Assert.DoesNotContain(Items("uses", Arguments.Replace("\"203.0.113.0/24\", \"2001:db8::/32\"", "", StringComparison.Ordinal)), use => use.GetText("rule") == "used-elsewhere");

    [Theory]
    [InlineData("not an address")]
    [InlineData("203.0.113.0/99")]
    public void A_known_address_that_is_none_is_said(string text) =>
        Assert.Contains(Items("cannot_tell", Arguments.Replace("2001:db8::/32", text, StringComparison.Ordinal)), u => u.GetText("what") == $"known address '{text}'");

    private static IReadOnlyList<Value> Items(string name, string arguments = Arguments) => Uses(arguments).Get(name)?.Items ?? [];

    private static Value Uses(string arguments = Arguments) => ObservedUses.Of(Assert.IsType<JsonOutcome.Read>(PlainJson.Read(arguments)).Value);
}
