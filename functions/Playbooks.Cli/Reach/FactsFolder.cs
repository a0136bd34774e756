using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Values;
using Playbooks.Language.Workflows;

namespace Playbooks.Cli.Reach;

/// <summary>
/// The arguments of <c>reach.map</c> on disk: one JSON object of them, or a folder with <c>NAME.json</c> for each (<c>artifact.json</c> is a
/// JSON text). Where there are many, <c>runs.jsonl</c>, <c>workflows.jsonl</c>, <c>repositories.jsonl</c>, <c>secrets.jsonl</c> and
/// <c>subjects.jsonl</c> hold one run, file, repository or item a line and are never held whole.
/// </summary>
internal static class FactsFolder
{
    private const int MostBytes = 1024 * 1024 * 1024;

    private static readonly JsonBounds Bounds = new(MostBytes, Values: 100_000_000);

    /// <exception cref="FactsException">Something cannot be read.</exception>
    public static ReachFacts Read(string path)
    {
        var (arguments, streams) = File.Exists(path) ? (ReadFile(path), FactStreams.None)
            : Directory.Exists(path) ? (ReadFolder(path), Streams(path))
            : throw new FactsException($"There is no file or folder {path}.");
        return ReachFactsReader.Read(arguments, WorkflowReader.Read, streams) ?? throw new FactsException($"{path}: 'artifact' is written pkg:github/owner/name, or owner/name.");
    }

    private static FactStreams Streams(string folder) => new()
    {
        Runs = FactLines.Read(Path.Combine(folder, "runs.jsonl")),
        Files = FactLines.Read(Path.Combine(folder, "workflows.jsonl")),
        Repositories = FactLines.Read(Path.Combine(folder, "repositories.jsonl")),
        Secrets = FactLines.Read(Path.Combine(folder, "secrets.jsonl")),
        Subjects = FactLines.Read(Path.Combine(folder, "subjects.jsonl")),
    };

    private static Value.Map ReadFolder(string path)
    {
        var found = new ValueMap.Builder();
        foreach (var lines in Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal))
        {
            found.Set(Path.GetFileNameWithoutExtension(lines), Path.GetFileName(lines) is "secrets.jsonl" or "subjects.jsonl" ? Value.EmptyList : Value.EmptyMap);
        }

        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            found.Set(Path.GetFileNameWithoutExtension(file), ReadFile(file));
        }

        return new Value.Map(found.Build());
    }

    private static Value ReadFile(string path) =>
        new FileInfo(path).Length > MostBytes ? throw new FactsException($"{path} is longer than {MostBytes} bytes.")
        : PlainJson.Read(File.ReadAllBytes(path), Bounds) switch
        {
            JsonOutcome.Read read => read.Value,
            JsonOutcome.Refused refused => throw new FactsException($"{path}, byte {refused.Offset}: {refused.Message}."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
