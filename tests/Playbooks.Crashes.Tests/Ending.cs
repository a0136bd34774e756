using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Playbooks.Core.Journals;
using Playbooks.Core.Runs;
using Playbooks.Crashes.Worker;
using Playbooks.Sandbox.Auditing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Crashes.Tests;

/// <summary>How a drill ended: what two drills of the same incident must have in common, however often one of them died.</summary>
/// <param name="State">The tenant's state, without the names that a run makes out of its own id and without the past of parameters.</param>
/// <param name="Destroyed">Every change without a way back, as often as it happened.</param>
/// <param name="Breaks">How often each consumer went without a working credential.</param>
/// <param name="Events">Every event of the journal.</param>
internal sealed partial record Ending(string State, string Score, IReadOnlyList<string> Destroyed, IReadOnlyDictionary<string, int> Breaks, IReadOnlyList<Point> Events)
{
    /// <summary>Every effect on the tenant, where somebody wrote them down.</summary>
    public IReadOnlyList<Point> Effects { get; init; } = [];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly string[] Destroying =
    [
        "iam:DeleteAccessKey", "iam:UpdateAccessKey", "application:removePassword", "repos/delete-deploy-key", "actions/force-cancel-workflow-run",
        "federatedIdentityCredential:delete",
    ];

    public static Ending Of(Tenancy tenancy) =>
        Of(tenancy.Sandbox, File.ReadLines(tenancy.Journal).Select(line => Assert.IsType<JournalRead.Line>(JournalCodec.Read(Encoding.UTF8.GetBytes(line))).Value.Event));

    public static Ending Of(SandboxHost sandbox, IEnumerable<RunEvent> events)
    {
        var (score, points) = (sandbox.Score(), new JournalPoints());
        return new Ending(
            Names().Replace(WithoutPast(sandbox.State()).ToJsonString(Indented), "ir-<of the run>"),
            JsonSerializer.Serialize(new { score.ExposedAlive, score.MissedPlaces, score.NeedlessRotations, score.BrokenConsumers, score.LeftBehind }, Indented),
            [.. sandbox.Audit.Where(entry => entry is { Changes: true, Status: > 0 and < 400 } && Destroying.Contains(entry.Operation)).Select(NameOf).Order(StringComparer.Ordinal)],
            score.Consumers.ToDictionary(consumer => consumer.Id, consumer => consumer.Breaks),
            [.. events.Select(points.Next)]);
    }

    private static string NameOf(AuditEntry entry) => $"{entry.Operation} {entry.Path} {entry.Target}";

    /// <summary>A parameter's history cannot be deleted; what it holds of attempts that were given up works nowhere, and the score says so.</summary>
    private static JsonObject WithoutPast(JsonObject state)
    {
        foreach (var parameter in state["aws"]?.AsArray().SelectMany(account => account?["parameters"]?.AsArray() ?? []).OfType<JsonObject>() ?? [])
        {
            parameter["values"] = parameter["values"]?.AsArray()[^1]?.DeepClone();
        }

        return state;
    }

    [GeneratedRegex("ir-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Names();
}
