using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Open;

/// <summary>
/// An alert in the form that playbooks see: <c>kind</c> is required, the rest as far as it is known. Members that are not known stay in the original.
/// All that is wrong is said at once.
/// </summary>
internal static partial class PlainAlert
{
    private const int MostWindows = 100;

    public static bool Knows(Value body) => body.Get("kind") is Value.Text && (body.Get("severity") ?? body.Get("title") ?? body.Get("artifact") ?? body.Get("identity")) is not null;

    public static Normalised Read(Value body)
    {
        if (body is Value.List list)
        {
            return Normalised.Join(list.Elements.Take(1_000).Select(Read), "The list is empty.");
        }

        if (body is not Value.Map)
        {
            return Normalised.Not("An alert is a JSON object with kind, title and severity.");
        }

        var wrong = new List<string>();
        var alert = Read(body, wrong);
        return wrong.Count == 0 ? Normalised.Of(alert) : Normalised.Not(string.Join(' ', wrong));
    }

    private static Alert Read(Value body, List<string> wrong)
    {
        var kind = body.GetText("kind") ?? "";
        Check(wrong, Word().IsMatch(kind), "'kind' is a word such as package-compromise.");
        var artifact = body.GetText("artifact") is { Length: > 0 } text ? text : null;
        Check(wrong, artifact is null || PackageUrl.IsOne(artifact), $"'artifact' is no package URL. {PackageUrl.Cure}");
        var windows = Windows(body, wrong);
        Check(wrong, kind != AlertKinds.PackageCompromise || (artifact is not null && !windows.IsEmpty), "A package-compromise names its 'artifact' and at least one of its 'windows'.");
        var version = artifact is null ? null : Purl.VersionOf(artifact);
        var identity = body.GetText("identity") is { Length: > 0 } given ? given : null;
        return new Alert
        {
            Kind = kind,
            Source = body.GetText("source") is { Length: > 0 and <= 200 } source ? source : AlertSources.Plain,
            Title = Fields.Line(body.GetText("title") is { Length: > 0 } title ? title : kind),
            Severity = SeverityOf(body, wrong),
            IsClosed = body.GetText("status").IsOneOf("closed", "resolved", "dismissed"),
            Artifact = artifact is null ? null : Purl.WithoutVersion(artifact),
            Versions = Fields.Some(Texts(body, "versions", wrong).Append(version)),
            Commits = Texts(body, "commits", wrong),
            Identity = identity,
            Windows = windows,
            Indicators = Texts(body, "indicators", wrong),
            Workflows = Texts(body, "workflows", wrong),
            Runners = Texts(body, "runners", wrong),
            Repositories = Texts(body, "repositories", wrong),
            Resources = Texts(body, "resources", wrong),
            Marks = Fields.Some(Texts(body, "marks", wrong).Append(body.GetText("id")).Append(identity)),
            Reported = body.When("reported"),
            Evidence = body.Get("evidence") ?? Value.EmptyMap,
        };
    }

    private static double SeverityOf(Value body, List<string> wrong)
    {
        var severity = body.Find("severity") switch
        {
            null => Severities.Medium,
            Value.Text word when Severities.Of(word.Content) is { } known => known,
            var other => (other is Value.Text ? null : other.Number()) ?? -1,
        };
        Check(wrong, severity is >= 0 and <= 10, "'severity' is a number from 0 to 10, or informational, low, medium, high or critical.");
        return severity;
    }

    private static ImmutableArray<AlertWindow> Windows(Value body, List<string> wrong)
    {
        var read = ImmutableArray.CreateBuilder<AlertWindow>();
        Check(wrong, body.Find("windows") is null or Value.List { Elements.Length: <= MostWindows }, $"'windows' is a list of at most {MostWindows}.");
        foreach (var window in body.Each("windows").Take(MostWindows))
        {
            var (from, to) = (window.When("from"), window.When("to"));
            Check(wrong, from is not null && to is not null && from <= to, "Each of 'windows' has 'from' and 'to', times as 2025-03-14T00:00:00Z, in this order.");
            read.Add(new(from ?? default, to ?? default, window.Says("source") ?? "the alert"));
        }

        return read.ToImmutable();
    }

    private static ImmutableArray<string> Texts(Value body, string name, List<string> wrong)
    {
        var value = body.Find(name);
        Check(wrong, value is null or Value.List { Elements.Length: <= 1_000 } && (value?.Items ?? []).All(item => item is Value.Text { Content.Length: <= 2_000 }), $"'{name}' is a list of texts.");
        return Fields.Some((value?.Items ?? []).Select(item => (item as Value.Text)?.Content));
    }

    private static void Check(List<string> wrong, bool isRight, string otherwise)
    {
        if (!isRight)
        {
            wrong.Add(otherwise);
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
