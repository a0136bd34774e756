using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Reads the account's credential report: every user with password, second factor and last use of its keys, as AWS made it within the last four hours.</summary>
internal sealed class ReadCredentialReport(AwsTenant tenant) : AwsRead(tenant)
{
    private const string Complete = "COMPLETE";

    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.read-credential-report",
        Summary = "Read the account's credential report.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("users", ValueType.ListOf(ValueType.MapOf(ValueType.Text, ValueType.Text)))),
        Idempotency = "Has the report made where there is none; AWS keeps one for four hours.",
        Preconditions = ["The report may be four hours old: it is no proof of what happened since."],
        Permissions = [AwsParameters.Iam("GenerateCredentialReport"), AwsParameters.Iam("GetCredentialReport")],
        Failures = CloudFailures.With(CloudFailures.Busy, CloudFailures.LimitExceeded),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var made = await new Reread(scope.Time, Reread.Usual).UntilAsync(access.Reports.GenerateAsync, a => a.Is(out var state, out _) && state == Complete, token);
        return made.Is(out var isMade, out var why)
            ? isMade
                ? Ended(await access.Reports.GetAsync(token), csv => With(access, ("users", Values.List(Rows(csv), r => r))), scope)
                : new ActionOutcome.FailedRetryable(CloudCodes.Busy, "the credential report is not made yet")
            : AwsCodes.Outcome(why, scope.Time.GetUtcNow());
    }

    /// <summary>One map for each line, by the names in the first; the report's values hold no commas.</summary>
    private static IEnumerable<Value> Rows(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = lines.FirstOrDefault()?.Split(',') ?? [];
        return lines.Skip(1).Select(line => Value.MapOf([.. names.Zip(line.Split(','), (name, text) => (name, Value.Of(text)))]));
    }
}
