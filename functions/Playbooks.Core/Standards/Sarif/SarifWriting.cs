using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Journals;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Standards.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Sarif;

/// <summary>
/// Reach findings as SARIF 2.1.0 (OASIS): a rule for each rule of the reach graph, a result for everything in reach, at the workflow that ran the
/// artifact where there is one, with the way to it step by step. Fingerprints stay the same from run to run, so that tools know a finding again.
/// </summary>
public static class SarifWriting
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <exception cref="Core.Runs.JournalException">The lines are no journal of a run.</exception>
    public static Value Write(IReadOnlyList<JournalLine> lines)
    {
        var findings = RunFindings.Of(lines);
        var rules = findings.Ways.Select(RunFindings.RuleOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return Value.MapOf(("$schema", Value.Of(Schema)), ("version", Value.Of("2.1.0")), ("runs", Value.ListOf([Run(findings, rules)])));
    }

    private static Value Run(RunFindings findings, ImmutableArray<string> rules) => Value.MapOf(
    [
        ("tool", Value.MapOf(("driver", Value.MapOf(
            ("name", Value.Of("Playbooks")),
            ("fullName", Value.Of("Playbooks reach map")),
            ("rules", Value.ListOf(rules.Select(rule => Rule(rule, findings)))))))),
        ("automationDetails", Value.MapOf(("id", Value.Of($"reach/{findings.Run.Playbook.Id}/{findings.Run.Id}")))),
        ("invocations", Value.ListOf([Value.MapOf(
            ("executionSuccessful", Value.Of(findings.Run.Outcome is null or Core.Runs.RunOutcome.Completed)),
            ("startTimeUtc", Times.Of(findings.Began)),
            ("endTimeUtc", Times.Of(findings.Last)))])),
        .. Repositories(findings) is { Length: > 0 } bases ? [("originalUriBaseIds", Value.MapOf(bases))] : Array.Empty<(string, Value)>(),
        ("columnKind", Value.Of("utf16CodeUnits")),
        ("results", Value.ListOf(findings.Ways.Select(way => Result(way, rules.IndexOf(RunFindings.RuleOf(way)))))),
    ]);

    private static Value Rule(string rule, RunFindings findings)
    {
        var strongest = findings.Ways.Where(way => RunFindings.RuleOf(way) == rule).Max(way => way.End.Grade);
        return Value.MapOf(
            ("id", Value.Of(rule)),
            ("shortDescription", Text(RunFindings.Words(rule))),
            ("fullDescription", Text($"Something is within reach of the artifact by the rule '{rule}' of the reach graph.")),
            ("help", Text("Rotate the credential, or cut the identity, before the window closes; 'playbook reach' shows every way to it.")),
            ("defaultConfiguration", Value.MapOf(("level", Value.Of(LevelOf(strongest))))));
    }

    private static Value Result(ReachWay way, int rule) => Value.MapOf(
    [
        ("ruleId", Value.Of(RunFindings.RuleOf(way))),
        ("ruleIndex", Value.Of(rule)),
        ("level", Value.Of(LevelOf(way.End.Grade))),
        ("kind", Value.Of("fail")),
        ("message", Text(RunFindings.Sentence(way))),
        ("locations", Value.ListOf([Location(way)])),
        ("partialFingerprints", Value.MapOf(("reach/v1", Value.Of(Fingerprint(way))))),
        .. way.Path.IsEmpty ? Array.Empty<(string, Value)>() : [("codeFlows", Value.ListOf([Flow(way)]))],
        ("rank", Value.Of(RankOf(way))),
        ("properties", Value.MapOf(("grade", Value.Of(Grades.WordOf(way.End.Grade))), ("jewel", Value.Of(way.End.Jewel)), ("ways", Value.Of(way.Ways)), ("source", Value.Of(way.Decisive?.Source.Text)))),
    ]);

    private static Value Location(ReachWay way) => Value.MapOf(
    [
        .. RunFindings.WorkflowOf(way) is { } workflow
            ? [("physicalLocation", Value.MapOf(
                ("artifactLocation", Value.MapOf(("uri", Value.Of(workflow.File)), ("uriBaseId", Value.Of(workflow.Repository)))),
                ("region", Value.MapOf(("startLine", Value.Of(1))))))]
            : Array.Empty<(string, Value)>(),
        ("logicalLocations", Value.ListOf([Logical(way.End)])),
    ]);

    private static Value Flow(ReachWay way) => Value.MapOf(("threadFlows", Value.ListOf([Value.MapOf(("locations", Value.ListOf(
    [
        Step(way.Nodes[0], "The artifact."),
        .. way.Nodes.Skip(1).Zip(way.Path, (node, edge) => Step(node, edge.Reason.Text.Length > 0 ? edge.Reason.Text : edge.Rule.Text)),
    ])))])));

    private static Value Step(ReachNode node, string message) =>
        Value.MapOf(("location", Value.MapOf(("message", Text(message)), ("logicalLocations", Value.ListOf([Logical(node)])))));

    private static Value Logical(ReachNode node) => Value.MapOf(
        ("name", Value.Of(node.Label.Text)), ("fullyQualifiedName", Value.Of(node.Id)), ("kind", Value.Of(node.Kind)));

    private static (string, Value)[] Repositories(RunFindings findings) =>
    [
        .. findings.Ways.Select(RunFindings.WorkflowOf).OfType<(string Repository, string File)>().Select(workflow => workflow.Repository).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(repository => (repository, Value.MapOf(("uri", Value.Of($"https://github.com/{repository}/"))))),
    ];

    private static string LevelOf(Grade grade) => grade switch { Grade.Confirmed => "error", Grade.Probable => "warning", _ => "note" };

    /// <summary>0 to 100, as SARIF has it.</summary>
    private static double RankOf(ReachWay way) => ((int)way.End.Grade * 25.0) + (way.End.Jewel.Length > 0 ? 25.0 : 0.0);

    private static string Fingerprint(ReachWay way) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{way.End.Kind}\n{way.End.Id}\n{RunFindings.WorkflowOf(way)?.Repository}\n{RunFindings.WorkflowOf(way)?.File}")));

    private static Value Text(string text) => Value.MapOf(("text", Value.Of(text)));
}
