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

    private static string Named(Value item) => item.Get("item") is Value.Map rotation ? NodeOf(rotation) : item.Text("item");

    private static IEnumerable<LoggedUse> OfTrails(Value arguments) =>
        from item in arguments.List("trails")
        from e in item.Get("output").List("events")
        select new LoggedUse(
            NodeOf(item.Get("item")), e.Text("address"), e.Time("at") ?? DateTimeOffset.MinValue, e.Text("name"), e.Text("error").Length > 0, RoleOf(e.Text("assumedRole")), Trail);

    private static IEnumerable<LoggedUse> OfSignIns(Value arguments) =>
        from item in arguments.List("sign-ins")
        let key = item.Get("item").Text("key")
        from s in item.Get("output").List("signIns")
        where s.Text("keyId").Length == 0 || s.Text("keyId").Equals(key, StringComparison.OrdinalIgnoreCase)
        select new LoggedUse(
            NodeOf(item.Get("item")), s.Text("address"), s.Time("at") ?? DateTimeOffset.MinValue, $"sign-in to {s.Text("resource")}", (s.Number("error") ?? 0) != 0, "", SignIns);

    /// <summary>A deploy key is told by its repository; whose other access a line shows is not told by the log alone.</summary>
    private static IEnumerable<LoggedUse> OfAudit(Value arguments)
    {
        var keys = arguments.List("credentials").Where(c => c.Text("kind") == "github-deploy-key").ToLookup(c => c.Text("principal"), NodeOf, StringComparer.OrdinalIgnoreCase);
        return from item in arguments.List("audit")
               from e in item.Get("output").List("events")
               where e.Text("access").Contains("deploy", StringComparison.OrdinalIgnoreCase)
               from node in keys[e.Text("repository")]
               select new LoggedUse(node, e.Text("address"), e.Time("at") ?? DateTimeOffset.MinValue, e.Text("action"), false, "", Audit);
    }

    private static string NodeOf(Value? rotation) => $"credential:{rotation.Text("credential")}";

    /// <summary>Of <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>, or of the role itself, its node.</summary>
    private static string RoleOf(string arn) => arn.Split(':') is [_, _, _, _, var account, var resource] && resource.Split('/') is ["assumed-role" or "role", .. var path] && path.Length > 0
        ? $"aws:{account}/role/{(resource.StartsWith("role/", StringComparison.Ordinal) ? path[^1] : path[0])}"
        : "";
}
