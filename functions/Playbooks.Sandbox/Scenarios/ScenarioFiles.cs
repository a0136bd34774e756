using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Scenarios;

/// <summary>Finds scenarios: those that ship inside this assembly by name, others in a folder of the same layout.</summary>
public static class ScenarioFiles
{
    private const string Main = "scenario.json";

    /// <summary>Members of the scenario that may lie in files of their own, for the size's sake.</summary>
    private static readonly string[] Sections = ["github", "aws", "entra", "credentials", "consumers"];

    /// <summary>The names of the shipped scenarios.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Resources().Where(name => name.EndsWith("/" + Main, StringComparison.Ordinal)).Select(name => name[..^(Main.Length + 1)]).Order(StringComparer.Ordinal)];

    /// <summary>A shipped scenario; null when there is none of that name.</summary>
    public static Scenario? Find(string name)
    {
        var prefix = name + "/";
        var texts = Resources().Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(resource => resource[prefix.Length..], Text, StringComparer.Ordinal);
        return texts.ContainsKey(Main) ? Build(texts) : null;
    }

    /// <summary>A scenario of one's own: a folder with <c>scenario.json</c>, <c>truth.json</c> and <c>repositories/</c>.</summary>
    public static Scenario InFolder(string folder) => Build(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal));

    private static Scenario Build(Dictionary<string, string> texts)
    {
        var document = Parse(texts, Main);
        foreach (var section in Sections.Where(name => texts.ContainsKey(name + ".json")))
        {
            document[section] = JsonNode.Parse(texts[section + ".json"]);
        }

        return new(Shorthand.WrittenOut.Of(document), texts.ContainsKey("truth.json") ? Parse(texts, "truth.json") : [], texts);
    }

    private static JsonObject Parse(Dictionary<string, string> texts, string file) =>
        JsonNode.Parse(texts[file]) as JsonObject ?? throw new FormatException($"{file} is no object.");

    private static string[] Resources() => typeof(ScenarioFiles).Assembly.GetManifestResourceNames();

    private static string Text(string resource)
    {
        using var stream = typeof(ScenarioFiles).Assembly.GetManifestResourceStream(resource) ?? throw new FileNotFoundException(resource);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
