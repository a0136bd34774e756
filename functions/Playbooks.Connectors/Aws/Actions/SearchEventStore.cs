using Playbooks.Connectors.Aws.CloudTrail;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Finds events in CloudTrail Lake: reads of data, whole organisations and times before the 90 days that a look-up reaches.</summary>
internal sealed class SearchEventStore(AwsTenant tenant) : AwsRead(tenant)
{
    private const int LongestValue = 512;

    private static readonly FailureCode Failed = new("query-failed", "CloudTrail ended the query without a result; the message says how.");

    private static readonly string By = string.Join(", ", StoreQuery.Columns.Keys.Order(StringComparer.Ordinal));

    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.search-event-store",
        Summary = "Find events, reads of data among them, in an event data store of CloudTrail Lake.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            AwsParameters.Account,
            new("store", ValueType.Text, Required: true, "Id or ARN of the event data store; its home region is the account's region."),
            new("by", ValueType.Text, Required: true, $"One of {By}."),
            new("value", ValueType.Text, Required: true, "What the attribute must be, word for word."),
            AwsParameters.Since,
            new("until", ValueType.Text, Required: false, "RFC 3339 time; now where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("events", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only; AWS charges for what each query scans, so the time is to be no longer than needed.",
        Preconditions = ["The store collects the events that are looked for; they arrive some minutes late."],
        Permissions = [AwsParameters.Trail("StartQuery"), AwsParameters.Trail("GetQueryResults")],
        Failures = CloudFailures.With(Failed, CloudFailures.Busy, CloudFailures.NotFound, CloudFailures.InvalidRequest),
        Source = "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartQuery.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var now = scope.Time.GetUtcNow();
        if (Statement(call, now, out var statement) is { } wrong)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidRequest, wrong);
        }

        if (!(await access.Stores.StartAsync(statement, token)).Is(out var query, out var why))
        {
            return AwsCodes.Outcome(why, now);
        }

        var (state, because) = ("", (string?)null);
        var ended = await new Reread(scope.Time, Reread.Usual).UntilAsync(
            again => access.Stores.StateAsync(query, again), a => a.Is(out var last, out _) && ((state, because) = last).state is not ("QUEUED" or "RUNNING"), token);
        return !ended.Is(out var isOver, out why) ? AwsCodes.Outcome(why, scope.Time.GetUtcNow())
            : !isOver ? new ActionOutcome.FailedRetryable(CloudCodes.Busy, $"the query {query} has not ended yet; a shorter time is answered sooner")
            : state != "FINISHED" ? new ActionOutcome.FailedFinal(Failed.Code, $"the query {query} is {state}: {because}")
            : Ended(await access.Stores.RowsAsync(query, token), rows => With(access, ("events", Values.List(rows.Select(StoreQuery.Event), LookupEvents.Event))), scope);
    }

    /// <summary>What is wrong with the arguments; null where the statement is made.</summary>
    private static string? Statement(Call call, DateTimeOffset now, out string statement)
    {
        statement = "";
        if (StoreQuery.StoreOf(call.Need("store")) is not { } store)
        {
            return $"'{call.Need("store")}' is no event data store; use its id or its ARN";
        }

        if (!StoreQuery.Columns.TryGetValue(call.Need("by"), out var column))
        {
            return $"events are not searched by '{call.Need("by")}'; use one of {By}";
        }

        var value = call.Need("value");
        if (value.Length > LongestValue || value.Any(char.IsControl))
        {
            return $"the value is longer than {LongestValue} characters or holds a control character";
        }

        statement = StoreQuery.Of(store, column, value, call.NeedTime("since"), call.OptionalTime("until") ?? now);
        return null;
    }
}
