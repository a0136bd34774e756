using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Playbooks.Connectors.Aws.CloudTrail;

/// <summary>
/// The statement that finds events of one attribute within a time in an event data store. Lake takes no parameters, so that
/// a value stands in quotes, its own doubled.
/// </summary>
internal static partial class StoreQuery
{
    /// <summary>What events are found by, with Lake's column of each.</summary>
    public static ImmutableDictionary<string, string> Columns { get; } = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        ["AccessKeyId"] = "userIdentity.accessKeyId",
        ["Principal"] = "userIdentity.arn",
        ["Role"] = "userIdentity.sessionContext.sessionIssuer.arn",
        ["Username"] = "userIdentity.userName",
        ["EventName"] = "eventName",
        ["EventSource"] = "eventSource",
        ["SourceAddress"] = "sourceIPAddress",
        ["EventCategory"] = "eventCategory",
    });

    /// <summary>The columns of the answer: our name, Lake's.</summary>
    private static readonly (string Name, string Column)[] Answer =
    [
        ("id", "eventID"), ("name", "eventName"), ("source", "eventSource"), ("at", "eventTime"), ("username", "userIdentity.userName"), ("access_key", "userIdentity.accessKeyId"),
        ("read_only", "readOnly"), ("identity_type", "userIdentity.type"), ("identity", "userIdentity.arn"), ("issuer", "userIdentity.sessionContext.sessionIssuer.arn"),
        ("address", "sourceIPAddress"), ("agent", "userAgent"), ("region", "awsRegion"), ("error", "errorCode"),
    ];

    /// <summary>The id within an id or an ARN; null where the text is neither.</summary>
    public static string? StoreOf(string text) => Store().Match(text) is { Success: true } match ? match.Groups["id"].Value : null;

    public static string Of(string store, string column, string value, DateTimeOffset from, DateTimeOffset until) =>
        $"SELECT {string.Join(", ", Answer.Select(a => $"{a.Column} AS {a.Name}"))} FROM {store} "
        + $"WHERE {column} = {Quoted(value)} AND eventTime >= {Quoted(Stamp(from))} AND eventTime <= {Quoted(Stamp(until))} ORDER BY eventTime";

    public static TrailEvent Event(IReadOnlyDictionary<string, string> row) => new(
        Text(row, "id") ?? "", Text(row, "name") ?? "", Text(row, "source") ?? "", Time(Text(row, "at")), Text(row, "username"), Text(row, "access_key"),
        Text(row, "read_only") == "true", Text(row, "identity_type"), Text(row, "identity"), Text(row, "issuer"), Text(row, "address"), Text(row, "agent"),
        Text(row, "region"), Text(row, "error"), null, null);

    private static string? Text(IReadOnlyDictionary<string, string> row, string name) => row.GetValueOrDefault(name) is { Length: > 0 } text and not "null" ? text : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^(arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:[0-9]{12}:eventdatastore/)?(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Store();
}
