using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts;

/// <summary>Reads back what <see cref="Alert.ToValue"/> wrote.</summary>
public static class AlertJson
{
    public static Alert Read(Value value) => new()
    {
        Kind = value.GetText("kind") ?? "",
        Source = value.GetText("source") ?? "",
        Title = value.GetText("title") ?? "",
        Severity = value.Number("severity") ?? 0,
        IsClosed = value.GetText("status") == "closed",
        Artifact = value.Says("artifact"),
        Versions = Texts(value, "versions"),
        Commits = Texts(value, "commits"),
        Identity = value.Says("identity"),
        Windows = [.. value.Each("windows").Select(w => new AlertWindow(w.When("from") ?? default, w.When("to") ?? default, w.GetText("source") ?? ""))],
        Indicators = Texts(value, "indicators"),
        Workflows = Texts(value, "workflows"),
        Runners = Texts(value, "runners"),
        Repositories = Texts(value, "repositories"),
        Resources = Texts(value, "resources"),
        Marks = Texts(value, "marks"),
        Reported = value.When("reported"),
        Evidence = value.Get("evidence") ?? Value.EmptyMap,
    };

    private static ImmutableArray<string> Texts(Value value, string name) => [.. value.Each(name).OfType<Value.Text>().Select(text => text.Content)];
}
