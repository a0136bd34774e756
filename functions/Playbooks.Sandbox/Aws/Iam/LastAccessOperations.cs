using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using Playbooks.Sandbox.Aws.Trail;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>What a principal last used, told by a job from what the trail remembers of it. Every service is listed, as for a principal that is allowed all.</summary>
internal static class LastAccessOperations
{
    private static readonly string[] Services = ["access-analyzer", "cloudtrail", "iam", "organizations", "secretsmanager", "ssm", "sts"];

    public static IEnumerable<AwsOperation> All => [Read("GenerateServiceLastAccessedDetails", Generate), Read("GetServiceLastAccessedDetails", Get)];

    private static AwsReply Generate(AwsCall call)
    {
        if (call.Input.Text("Arn") is not { } arn || Owners(call.Account).All(owner => owner.Arn != arn))
        {
            return IamErrors.Missing("principal", call.Input.Text("Arn") ?? "");
        }

        var job = call.Account.Mint.FreshGuid().ToString();
        call.Account.LastAccessJobs[job] = (arn, call.Now);
        return new JsonObject { ["JobId"] = job };
    }

    private static AwsReply Get(AwsCall call)
    {
        if (!call.Account.LastAccessJobs.TryGetValue(call.Input.Text("JobId") ?? "", out var job))
        {
            return IamErrors.Missing("job", call.Input.Text("JobId") ?? "");
        }

        var ready = job.At + TimeSpan.FromSeconds(1);
        var uses = call.Account.Trail.Events.Where(entry => entry.At <= job.At && IsOf(entry, job.Arn)).ToLookup(entry => entry.Source.Split('.')[0]);
        var reply = AwsPage.Marked(call, "ServicesLastAccessed", call.Now < ready ? [] : Services, service => service, service => Service(service, job.Arn, [.. uses[service].OrderBy(use => use.At)]));
        if (reply is AwsReply.Done { Body: { } body })
        {
            body["JobStatus"] = call.Now < ready ? "IN_PROGRESS" : "COMPLETED";
            body["JobType"] = "ACTION_LEVEL";
            (body["JobCreationDate"], body["JobCompletionDate"]) = (IamWriting.Time(job.At), IamWriting.Time(ready));
        }

        return reply;
    }

    private static IEnumerable<IamPrincipal> Owners(AwsAccount account) => [.. account.Users.Values, .. account.Roles.Values];

    /// <summary>A role's sessions count as the role.</summary>
    private static bool IsOf(TrailEvent entry, string arn) =>
        entry.Detail["userIdentity"] is { } identity && (identity["arn"]?.ToString() == arn || identity["sessionContext"]?["sessionIssuer"]?["arn"]?.ToString() == arn);

    private static JsonObject Service(string name, string arn, List<TrailEvent> uses)
    {
        var body = new JsonObject
        {
            ["ServiceName"] = name,
            ["ServiceNamespace"] = name,
            ["TotalAuthenticatedEntities"] = uses.Count == 0 ? "0" : "1",
            ["TrackedActionsLastAccessed"] = new JsonArray([.. uses.GroupBy(use => use.Name).Select(group => Action(group.Key, arn, group.Last()))]),
        };
        if (uses is [.., var last])
        {
            (body["LastAuthenticated"], body["LastAuthenticatedEntity"], body["LastAuthenticatedRegion"]) = (IamWriting.Time(last.At), arn, last.Region);
        }

        return body;
    }

    private static JsonObject Action(string name, string arn, TrailEvent last) => new()
    {
        ["ActionName"] = name,
        ["LastAccessedEntity"] = arn,
        ["LastAccessedTime"] = IamWriting.Time(last.At),
        ["LastAccessedRegion"] = last.Region,
    };
}
