using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Uses;

/// <summary>Turns the outputs of the actions that read logs into uses of credentials.</summary>
internal static class UseLogs
{
    private const string Trail = "aws.lookup-events";
    private const string SignIns = "entra.read-sign-ins";
    private const string Audit = "github.read-audit-log";

    /// <param name="arguments">As the contract of <c>reach.uses</c> names them.</param>
    public static IEnumerable<LoggedUse> Read(Value arguments) =>
        OfTrails(arguments).Concat(OfSignIns(arguments)).Concat(OfAudit(arguments)).Where(use => use.At > DateTimeOffset.MinValue);

    /// <summary>Logs that could not be read: what they would have shown is not known.</summary>
    public static IEnumerable<Unseen> Unread(Value arguments) =>
        from log in new[] { (Name: "trails", What: "uses in CloudTrail"), (Name: "sign-ins", What: "uses in sign-in logs"), (Name: "audit", What: "uses in GitHub's audit log") }
        from item in arguments.List(log.Name)
        where item.Get("output") is not Value.Map
        select new Unseen($"{Named(item)}: {log.What}", item.Text("message") is { Length: > 0 } why ? why : "not read");

    private static string Named(Value item) => item.Get("item") is Value.Map map ? NodeOf(map) : item.Text("item");

    private static IEnumerable<LoggedUse> OfTrails(Value arguments) =>
        from item in arguments.List("trails")
        from e in item.Get("output").List("events")
        select new LoggedUse(
            NodeOf(item.Get("item")), e.Text("address"), e.Time("at") ?? DateTimeOffset.MinValue, e.Text("name"), e.Text("error").Length > 0, RoleOf(e.Text("assumedRole")), Trail);

    /// <summary>Of an application the sign-ins by the federated credentials that are in reach; of a registered secret those by its key.</summary>
    private static IEnumerable<LoggedUse> OfSignIns(Value arguments) =>
        from item in arguments.List("sign-ins")
        let of = item.Get("item")
        from s in item.Get("output").List("signIns")
        where of.Text("node").Length > 0 ? s.Text("federatedCredential").Length > 0
            : s.Text("keyId").Length == 0 || s.Text("keyId").Equals(of.Text("key"), StringComparison.OrdinalIgnoreCase)
        select new LoggedUse(
            NodeOf(of), s.Text("address"), s.Time("at") ?? DateTimeOffset.MinValue, $"sign-in to {s.Text("resource")}", (s.Number("error") ?? 0) != 0, "", SignIns);

    private static IEnumerable<LoggedUse> OfAudit(Value arguments)
    {
        var keys = arguments.List("credentials").Where(c => c.Text("kind") == "github-deploy-key").ToLookup(c => c.Text("principal"), NodeOf, StringComparer.OrdinalIgnoreCase);
        var logins = Logins(arguments);
        return from item in arguments.List("audit")
               from e in item.Get("output").List("events")
               from use in ByKey(e, keys).Concat(ByLogin(e, logins))
               select new LoggedUse(use.Node, e.Text("address"), e.Time("at") ?? DateTimeOffset.MinValue, e.Text("action"), false, "", Audit) { Grade = use.Grade };
    }

    /// <summary>A deploy key is told by its repository.</summary>
    private static IEnumerable<(string Node, ExposureGrade Grade)> ByKey(Value e, ILookup<string, string> keys) =>
        e.Text("access").Contains("deploy", StringComparison.OrdinalIgnoreCase) ? keys[e.Text("repository")].Select(node => (node, ExposureGrade.Confirmed)) : [];

    /// <summary>Of a person's tokens the log names the kind at most; where it names none, the person may have signed in to the site.</summary>
    private static IEnumerable<(string Node, ExposureGrade Grade)> ByLogin(Value e, ILookup<string, string> logins) =>
        e.Text("access") is var access && access.Contains("personal access token", StringComparison.OrdinalIgnoreCase) ? logins[e.Text("actor")].Select(node => (node, ExposureGrade.Probable))
        : access.Length == 0 ? logins[e.Text("actor")].Select(node => (node, ExposureGrade.Possible))
        : [];

    /// <summary>Exposed tokens of GitHub's by the login that the registry names.</summary>
    private static ILookup<string, string> Logins(Value arguments)
    {
        var exposed = arguments.List("exposures").Where(e => e.Text("grade") != "ruled out").Select(e => e.Text("credential")).ToHashSet(StringComparer.Ordinal);
        return arguments.Get("registry").List("credentials").Where(c => exposed.Contains(c.Text("id")) && c.Get("principal").Text("login").Length > 0)
            .ToLookup(c => c.Get("principal").Text("login"), c => $"credential:{c.Text("id")}", StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A role or application of a map names its node; a rotation its credential.</summary>
    private static string NodeOf(Value? item) => item.Text("node") is { Length: > 0 } node ? node : $"credential:{item.Text("credential")}";

    /// <summary>Of <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>, or of the role itself, its node.</summary>
    private static string RoleOf(string arn) => arn.Split(':') is [_, _, _, _, var account, var resource] && resource.Split('/') is ["assumed-role" or "role", .. var path] && path.Length > 0
        ? $"aws:{account}/role/{(resource.StartsWith("role/", StringComparison.Ordinal) ? path[^1] : path[0])}"
        : "";
}
