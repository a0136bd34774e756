using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Trail;

/// <summary>
/// CloudTrail Lake: a query is answered a second after it was started. Of SQL it knows columns under names, one store, and
/// columns compared with texts by <c>=</c>, <c>&gt;=</c> and <c>&lt;=</c>, all of which must hold.
/// </summary>
internal static partial class StoreOperations
{
    private const int MostInPage = 1000;

    public static IEnumerable<AwsOperation> All => [Read("StartQuery", Start), Read("GetQueryResults", Results)];

    private static AwsReply Start(AwsCall call)
    {
        var statement = call.Input.Text("QueryStatement") ?? "";
        if (Query().Match(statement) is not { Success: true } parts)
        {
            return new AwsError("InvalidQueryStatementException", "The query that was submitted has validation errors, or uses incorrect syntax or unsupported keywords.");
        }

        if (!call.Account.EventStores.Contains(parts.Groups["store"].Value, StringComparer.Ordinal))
        {
            return new AwsError("EventDataStoreNotFoundException", "The specified event data store was not found.");
        }

        var id = call.Account.Mint.FreshGuid().ToString();
        call.Account.Queries[id] = (statement, call.Now);
        return new JsonObject { ["QueryId"] = id };
    }

    private static AwsReply Results(AwsCall call)
    {
        if (!call.Account.Queries.TryGetValue(call.Input.Text("QueryId") ?? "", out var query))
        {
            return new AwsError("QueryIdNotFoundException", "The query ID does not exist or does not map to a query.");
        }

        if (call.Now < query.At + TimeSpan.FromSeconds(1))
        {
            return new JsonObject { ["QueryStatus"] = "RUNNING" };
        }

        var rows = Found(call.Account, Query().Match(query.Statement), query.At);
        var start = int.TryParse(call.Input.Text("NextToken"), CultureInfo.InvariantCulture, out var after) ? after : 0;
        var size = AwsPage.Limit(call, call.Input.Number("MaxQueryResults"), MostInPage);
        var body = new JsonObject
        {
            ["QueryStatus"] = "FINISHED",
            ["QueryStatistics"] = new JsonObject { ["ResultsCount"] = Math.Min(size, rows.Count - start), ["TotalResultsCount"] = rows.Count, ["BytesScanned"] = 1024 },
            ["QueryResultRows"] = new JsonArray([.. rows.Skip(start).Take(size)]),
        };
        if (start + size < rows.Count)
        {
            body["NextToken"] = (start + size).ToString("D8", CultureInfo.InvariantCulture);
        }

        return body;
    }

    private static List<JsonNode> Found(AwsAccount account, Match query, DateTimeOffset at)
    {
        var columns = query.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries).Select(column => column.Split(" AS ")).ToList();
        var tests = Test().Matches(query.Groups["tests"].Value).Select(test => (Column: test.Groups["column"].Value, Sign: test.Groups["sign"].Value, Value: test.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal))).ToList();
        return [.. account.Trail.Events.Where(entry => entry.At <= at && tests.TrueForAll(test => Holds(Column(entry, test.Column), test.Sign, test.Value))).OrderBy(entry => entry.At)
            .Select(entry => new JsonArray([.. columns.Select(column => new JsonObject { [column[^1]] = Column(entry, column[0]) ?? "" })]))];
    }

    private static bool Holds(string? actual, string sign, string value) => actual is not null && string.CompareOrdinal(actual, value) is var order && sign switch
    {
        "=" => order == 0,
        ">=" => order >= 0,
        _ => order <= 0,
    };

    private static string? Column(TrailEvent entry, string name) => name == "eventTime"
        ? entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)
        : name.Split('.').Aggregate((JsonNode?)entry.Detail, (node, part) => node?[part])?.ToString();

    [GeneratedRegex("^SELECT (?<columns>[\\w., ]+) FROM (?<store>[0-9a-f-]{36}) WHERE (?<tests>.+?)( ORDER BY eventTime)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Query();

    [GeneratedRegex("(?<column>[\\w.]+) (?<sign>=|>=|<=) '(?<value>([^']|'')*)'", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Test();
}
