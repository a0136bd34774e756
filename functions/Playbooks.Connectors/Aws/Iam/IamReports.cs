using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>What IAM computes on request: the credential report, what a principal would be allowed, and what it used.</summary>
internal sealed class IamReports(AwsChannel channel)
{
    private static AwsService Iam => AwsService.Iam;

    /// <summary>Has the report made where there is none that is fresh: <c>STARTED</c>, <c>INPROGRESS</c> or <c>COMPLETE</c>.</summary>
    public Task<Answer<string>> GenerateAsync(CancellationToken token) =>
        channel.QueryAsync(Iam, Iam.Form("GenerateCredentialReport"), AwsRepeat.Safe, r => r.TextOrNull("State") ?? "", token);

    /// <summary>The report, as CSV text; <c>ReportInProgress</c> until it is made.</summary>
    public Task<Answer<string>> GetAsync(CancellationToken token) =>
        channel.QueryAsync(Iam, Iam.Form("GetCredentialReport"), AwsRepeat.Safe, r => Decoded(r.Text("Content")), token);

    /// <summary>Decision by action and resource: <c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public Task<Answer<ImmutableArray<IamDecision>>> SimulateAsync(string principalArn, IEnumerable<string> actions, IEnumerable<string> resources, CancellationToken token) =>
        channel.ListAsync(
            Iam, () => Iam.Form("SimulatePrincipalPolicy").Set("PolicySourceArn", principalArn).SetList("ActionNames", actions).SetList("ResourceArns", resources),
            page => page.Members("EvaluationResults").Select(e => new IamDecision(e.Text("EvalActionName"), e.TextOrNull("EvalResourceName") ?? "*", e.Text("EvalDecision"))), token);

    /// <summary>Starts a job that tells what a principal used; its id.</summary>
    public Task<Answer<string>> StartLastAccessAsync(string arn, CancellationToken token) =>
        channel.QueryAsync(Iam, Iam.Form("GenerateServiceLastAccessedDetails").Set("Arn", arn).Set("Granularity", "ACTION_LEVEL"), AwsRepeat.Safe, r => r.Text("JobId"), token);

    /// <summary><c>IN_PROGRESS</c>, <c>COMPLETED</c> or <c>FAILED</c>, and why it failed.</summary>
    public Task<Answer<(string State, string? Why)>> LastAccessStateAsync(string job, CancellationToken token) =>
        channel.QueryAsync(Iam, LastAccess(job), AwsRepeat.Safe, r => (r.Text("JobStatus"), r.Child("Error")?.TextOrNull("Message")), token);

    /// <summary>All pages of what a completed job found.</summary>
    public Task<Answer<ImmutableArray<IamLastAccess>>> LastAccessAsync(string job, CancellationToken token) =>
        channel.ListAsync(Iam, () => LastAccess(job), page => page.Members("ServicesLastAccessed").Select(Accessed), token);

    private static AwsForm LastAccess(string job) => Iam.Form("GetServiceLastAccessedDetails").Set("JobId", job);

    private static IamLastAccess Accessed(AwsElement e) => new(
        e.Text("ServiceNamespace"), e.Time("LastAuthenticated"), e.TextOrNull("LastAuthenticatedRegion"),
        [.. e.Members("TrackedActionsLastAccessed").Select(a => new IamLastAction(a.Text("ActionName"), a.Time("LastAccessedTime"), a.TextOrNull("LastAccessedRegion")))]);

    private static string Decoded(string content)
    {
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length)
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, length)
            : throw new BadAnswerException("the report is no base64 text");
    }
}
