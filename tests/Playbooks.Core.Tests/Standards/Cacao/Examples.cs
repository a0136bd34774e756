using Playbooks.Core.Values;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Standards.Cacao;

/// <summary>Documents to judge.</summary>
internal static class Examples
{
    internal sealed record Example(string File, byte[] Bytes, bool IsSchemaValid, IReadOnlyList<string> DanglingSteps, bool HasCycle);

    public static IEnumerable<Example> All() => Read(File.ReadAllBytes(SharedData.Get("cacao/manifest.json"))).Items
        .Where(row => row.GetText("file")?.StartsWith("playbooks/", StringComparison.Ordinal) == true)
        .Select(row => new Example(
            row.GetText("file") ?? "",
            File.ReadAllBytes(SharedData.Get($"cacao/{row.GetText("file")}")),
            row.Get("schema_valid") == Value.True,
            [.. (row.Get("dangling_step_refs")?.Items ?? []).OfType<Value.Text>().Select(text => text.Content)],
            row.Get("has_cycle") == Value.True));

    /// <summary>Every kind of step, command, agent, target, authentication, marking and extension that the specification has.</summary>
    public static Value Everything() => Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Standards", "Cacao", "everything.json")));

    public static Value Read(byte[] json) => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value;
}
