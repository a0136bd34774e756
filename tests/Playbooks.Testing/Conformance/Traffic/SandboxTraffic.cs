using System.Text.Json;
using System.Xml;

namespace Playbooks.Testing.Conformance.Traffic;

/// <summary>
/// Everything that passes between the product's clients and the sandboxes of this process, held against the vendors' own descriptions as
/// it happens: requests of the product, and every successful answer, whoever asked.
/// </summary>
public sealed class SandboxTraffic
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Provider, string Operation), (int Requests, int Answers, bool IsDescribed)> met = [];
    private readonly SortedDictionary<string, int> errors = new(StringComparer.Ordinal);
    private int garbled;

    /// <summary>What this process saw; starts with <see cref="Listen"/>.</summary>
    public static SandboxTraffic Here { get; } = new();

    /// <summary>What is wrong, each with how often it was seen.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (gate)
            {
                return [.. errors.Select(e => $"{e.Value} x {e.Key}")];
            }
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return met.Count == 0;
            }
        }
    }

    /// <summary>From now on every sandbox that starts in this process is recorded. Does nothing where the descriptions are absent.</summary>
    public static void Listen()
    {
        if (Descriptions.GitHub is not null && Descriptions.Graph is not null)
        {
            HostingEvents.Record(Here.Add);
        }
    }

    /// <summary>Entries of the list of what descriptions leave out that they have by now.</summary>
    public static IReadOnlyList<string> Stale() =>
        [.. Undescribed.All.Where(u => Check(Example(u)) is { IsDescribed: true }).Select(u => $"{u.Provider} {u.Operation}")];

    public void Add(RecordedExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        try
        {
            Count(exchange, Check(exchange));
        }
        catch (Exception wrong) when (wrong is JsonException or XmlException)
        {
            // A fault that a test asked for cuts answers in two; sandboxes write whole ones from trees.
            Interlocked.Increment(ref garbled);
        }
    }

    /// <summary>Each operation that was met or is described: how often it was asked for, and how many answers were held against it.</summary>
    public IReadOnlyList<string> Report()
    {
        lock (gate)
        {
            var described = Described().ToList();
            return [.. Summaries(described), $"answers that a fault cut in two: {garbled}", "requests  answers held  operation", .. described.Concat(met.Keys).Distinct().Order().Select(Line)];
        }
    }

    private IEnumerable<string> Summaries(IEnumerable<(string Provider, string Operation)> described) => described.GroupBy(d => d.Provider).Select(provider =>
        $"{provider.Key}: {provider.Count(met.ContainsKey)} of {provider.Count()} described operations met, "
        + $"{met.Count(m => m.Key.Provider == provider.Key && !m.Value.IsDescribed)} met that the description leaves out");

    private string Line((string Provider, string Operation) key)
    {
        var (requests, answers, isDescribed) = met.GetValueOrDefault(key, (0, 0, true));
        return $"{requests,8}  {answers,12}  {key.Provider} {key.Operation}{(isDescribed ? "" : " (left out of the description)")}";
    }

    private static Finding? Check(RecordedExchange exchange)
    {
        var path = exchange.Url.AbsolutePath;
        if (path.StartsWith("/_sandbox", StringComparison.Ordinal) || Descriptions.GitHub is not { } gitHub || Descriptions.Graph is not { } graph)
        {
            return null;
        }

        return path switch
        {
            _ when path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) => new Finding("Entra", $"{exchange.Method} {path}", false, false, []),
            _ when path.StartsWith("/v1.0/", StringComparison.Ordinal) || path.StartsWith("/beta/", StringComparison.Ordinal) => GraphTraffic.Check(exchange, graph),
            _ when path == "/" || path.StartsWith("/policy/", StringComparison.Ordinal) => AwsTraffic.Check(exchange),
            _ => GitHubTraffic.Check(exchange, gitHub),
        };
    }

    private void Count(RecordedExchange exchange, Finding? finding)
    {
        if (finding is null || (!finding.IsDescribed && !exchange.IsOfProduct))
        {
            return;
        }

        var entry = finding.IsDescribed ? null : Undescribed.All.FirstOrDefault(u => u.Covers(finding));
        var found = finding.IsDescribed || entry is not null
            ? finding.Errors
            : [$"{finding.Provider} {finding.Operation}: not described, and not in the list of what the description leaves out"];
        lock (gate)
        {
            var key = (finding.Provider, entry?.Example ?? finding.Operation);
            var (requests, answers, _) = met.GetValueOrDefault(key);
            met[key] = (requests + 1, answers + (finding.IsAnswerChecked ? 1 : 0), finding.IsDescribed);
            foreach (var error in found)
            {
                errors[error] = errors.GetValueOrDefault(error) + 1;
            }
        }
    }

    private static RecordedExchange Example(Undescribed entry) =>
        new(entry.Example.Split(' ')[0], entry.Example.Split(' ')[1], new Dictionary<string, string>(), default, null, "", default);

    private static IEnumerable<(string Provider, string Operation)> Described() =>
        (Descriptions.GitHub?.Operations ?? []).Select(o => ("GitHub", o))
            .Concat((Descriptions.Graph?.Operations ?? []).Select(o => ("Graph", o)))
            .Concat(AwsTraffic.Services.SelectMany(s => (AwsServiceModel.Find(s)?.Operations ?? []).Select(o => ("AWS", $"{s}:{o}"))));
}
