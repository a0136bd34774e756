using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.CloudTrail;

/// <summary>
/// Queries of an event data store of CloudTrail Lake, in the account's region: events older than 90 days, and reads of data.
/// A query is started, asked for until it has ended, and its rows come in pages.
/// </summary>
internal sealed class StoreClient(AwsChannel channel)
{
    private const int MostInPage = 1000;

    private static AwsService Trail => AwsService.CloudTrail;

    /// <summary>The query's id. A query that is started twice costs twice and changes nothing.</summary>
    public Task<Answer<string>> StartAsync(string statement, CancellationToken token) =>
        channel.JsonAsync(Trail, "StartQuery", new JsonObject { ["QueryStatement"] = statement }, e => e.Text("QueryId"), token);

    /// <summary><c>QUEUED</c>, <c>RUNNING</c>, <c>FINISHED</c>, <c>FAILED</c>, <c>CANCELLED</c> or <c>TIMED_OUT</c>, and what CloudTrail says of it.</summary>
    public Task<Answer<(string State, string? Why)>> StateAsync(string query, CancellationToken token) =>
        channel.JsonAsync(Trail, "GetQueryResults", Results(query, 1), e => (e.Text("QueryStatus"), e.TextOrNull("ErrorMessage")), token);

    /// <summary>All rows of a query that has finished, each by the names of its columns; a column without a value is left out.</summary>
    public Task<Answer<ImmutableArray<IReadOnlyDictionary<string, string>>>> RowsAsync(string query, CancellationToken token) =>
        channel.ListJsonAsync(Trail, "GetQueryResults", () => Results(query, MostInPage), "QueryResultRows", Row, token);

    private static JsonObject Results(string query, int most) => new() { ["QueryId"] = query, ["MaxQueryResults"] = most };

    /// <summary>A row is a list of maps of one column each.</summary>
    private static IReadOnlyDictionary<string, string> Row(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Array)
        {
            throw new BadAnswerException("a row of the result is no list");
        }

        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in row.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object).SelectMany(c => c.EnumerateObject()).Where(c => c.Value.ValueKind == JsonValueKind.String))
        {
            columns[column.Name] = column.Value.GetString() ?? "";
        }

        return columns;
    }
}
