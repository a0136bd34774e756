using Playbooks.Core.Values;

namespace Playbooks.Cli.Reach;

/// <summary>
/// The arguments of <c>reach.map</c> on disk: one JSON object of them, or a folder with <c>NAME.json</c> for each (<c>artifact.json</c> is a
/// JSON text). A file may hold a whole record of a step's output.
/// </summary>
internal static class FactsFolder
{
    private const int MostBytes = 1024 * 1024 * 1024;

    private static readonly JsonBounds Bounds = new(MostBytes, Values: 100_000_000);

    /// <summary>Null, with the reason written, where something cannot be read.</summary>
    public static Value? Read(string path, TextWriter error)
    {
        if (File.Exists(path))
        {
            return ReadFile(path, error) is Value.Map arguments ? arguments : Wrong(error, $"{path} is no JSON object of reach.map's arguments.");
        }

        if (!Directory.Exists(path))
        {
            return Wrong(error, $"There is no file or folder {path}.");
        }

        var found = new ValueMap.Builder();
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            if (ReadFile(file, error) is not { } value)
            {
                return null;
            }

            found.Set(Path.GetFileNameWithoutExtension(file), value);
        }

        return new Value.Map(found.Build());
    }

    private static Value? ReadFile(string path, TextWriter error)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            return Wrong(error, $"{path} is longer than {MostBytes} bytes.");
        }

        return PlainJson.Read(File.ReadAllBytes(path), Bounds) switch
        {
            JsonOutcome.Read read => read.Value,
            JsonOutcome.Refused refused => Wrong(error, $"{path}, byte {refused.Offset}: {refused.Message}."),
            _ => null,
        };
    }

    private static Value? Wrong(TextWriter error, string what)
    {
        error.WriteLine(what);
        return null;
    }
}
