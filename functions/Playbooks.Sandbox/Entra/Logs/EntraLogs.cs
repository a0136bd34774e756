using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Entra.Logs;

/// <summary>Sign-ins and directory changes, bounded: the oldest fall out first.</summary>
internal sealed class EntraLogs
{
    private const int Most = 20_000;
    private readonly Queue<(DateTimeOffset At, JsonObject Entry)> signIns = new();
    private readonly Queue<(DateTimeOffset At, JsonObject Entry)> audits = new();

    public void AddSignIn(DateTimeOffset at, JsonObject entry) => Add(signIns, at, entry);

    public void AddAudit(DateTimeOffset at, JsonObject entry) => Add(audits, at, entry);

    /// <summary>Newest first; entries younger than the log's lag are not there yet.</summary>
    public IEnumerable<JsonObject> SignIns(DateTimeOffset until) => Until(signIns, until);

    public IEnumerable<JsonObject> Audits(DateTimeOffset until) => Until(audits, until);

    private static void Add(Queue<(DateTimeOffset, JsonObject)> log, DateTimeOffset at, JsonObject entry)
    {
        log.Enqueue((at, entry));
        if (log.Count > Most)
        {
            log.Dequeue();
        }
    }

    private static IEnumerable<JsonObject> Until(Queue<(DateTimeOffset At, JsonObject Entry)> log, DateTimeOffset until) =>
        log.Where(item => item.At <= until).OrderByDescending(item => item.At).Select(item => item.Entry);
}
