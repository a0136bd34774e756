using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Scenarios;

/// <summary>A tenant at the moment of an incident, as data: <c>scenario.json</c> with one section a part, <c>truth.json</c>,
/// and the files that its repositories hold.</summary>
public sealed class Scenario
{
    private readonly JsonObject document;

    internal Scenario(JsonObject document, JsonObject truth, IReadOnlyDictionary<string, string> files)
    {
        this.document = document;
        Truth = truth;
        Files = files;
        Name = document["name"]?.GetValue<string>() ?? throw new JsonException("A scenario has a name.");
        Now = DateTimeOffset.Parse(document["now"]?.GetValue<string>() ?? throw new JsonException("A scenario has a now."), CultureInfo.InvariantCulture);
    }

    public string Name { get; }

    /// <summary>What happens, in one sentence.</summary>
    public string Title => document.TextOr("title") ?? Name;

    /// <summary>The tenant's time when the drill starts.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The playbook that answers it.</summary>
    public string Playbook => document.TextOr("playbook") ?? "package-compromise";

    /// <summary>The alert with which the incident reaches the responder, as JSON.</summary>
    public string Alert => Section("alert").ToJsonString();

    /// <summary>What becomes known while the run is under way, in this order.</summary>
    public IReadOnlyList<Revision> Revisions => [.. document.Objects("revisions").Select(Revise)];

    /// <summary>Alerts of later artifacts of the same incident, each answered by a run of its own after the one before, as JSON.</summary>
    public IReadOnlyList<string> LaterAlerts => [.. document.Objects("later_alerts").Select(alert => alert.ToJsonString())];

    /// <summary>What a perfect responder would find; the score's only yardstick.</summary>
    internal JsonObject Truth { get; }

    /// <summary>Texts of files by their path in the scenario's folder, e.g. <c>files/ci.yml</c>.</summary>
    internal IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The files under <c>repositories/NAME/</c>; <c>workflows/</c> and <c>actions/</c> there stand for <c>.github/…</c>.</summary>
    internal IReadOnlyDictionary<string, string> FilesOf(string repository)
    {
        var prefix = $"repositories/{repository}/";
        return Files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
            file => file.Key[prefix.Length..] is var path && (path.StartsWith("workflows/", StringComparison.Ordinal) || path.StartsWith("actions/", StringComparison.Ordinal))
                ? ".github/" + path
                : path,
            file => file.Value);
    }

    private Revision Revise(JsonObject data)
    {
        var alert = Section("alert").DeepClone().AsObject();
        foreach (var (name, value) in data.Object("alert"))
        {
            alert[name] = value?.DeepClone();
        }

        return new(data.Text("stage"), data.Text("reason"), alert.ToJsonString());
    }

    /// <summary>A top-level member of <c>scenario.json</c>; an empty object when it is absent.</summary>
    internal JsonObject Section(string name) => document[name] as JsonObject ?? [];

    internal JsonArray List(string name) => document[name] as JsonArray ?? [];
}
