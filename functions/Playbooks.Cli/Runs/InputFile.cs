using Playbooks.Core.Values;

namespace Playbooks.Cli.Runs;

/// <summary>Inputs given as a JSON file.</summary>
internal static class InputFile
{
    private const int Largest = 1024 * 1024;

    /// <summary>Null where the file is absent, too large, or no JSON.</summary>
    public static Value? Read(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length <= Largest && PlainJson.Read(File.ReadAllBytes(path)) is JsonOutcome.Read read ? read.Value : null;
    }
}
