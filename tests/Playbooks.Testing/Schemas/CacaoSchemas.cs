using System.Diagnostics;
using Playbooks.Testing.Data;

namespace Playbooks.Testing.Schemas;

/// <summary>The published CACAO schemas, read in place by a JSON Schema library that others wrote (<c>tests/cacao-schemas.js</c>).</summary>
public static class CacaoSchemas
{
    /// <summary>For tests behind <see cref="NodeFactAttribute"/>: the package that is needed.</summary>
    public const string Library = "ajv";

    /// <summary>And the data.</summary>
    public const string Data = "cacao/schemas";

    /// <param name="documents">JSON, each on one line.</param>
    /// <returns>Whether the schemas accept each.</returns>
    public static async Task<IReadOnlyList<bool>> AcceptAsync(IEnumerable<string> documents)
    {
        var info = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = Path.Combine(RepositoryRoot.Path, "tests") };
        info.ArgumentList.Add("cacao-schemas.js");
        info.ArgumentList.Add(SharedData.Get(Data));
        info.ArgumentList.Add("playbook.json");
        using var node = Process.Start(info) ?? throw new InvalidOperationException("node did not start");
        var said = node.StandardOutput.ReadToEndAsync();
        foreach (var document in documents)
        {
            await node.StandardInput.WriteLineAsync(document);
        }

        node.StandardInput.Close();
        var lines = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? [.. lines.Select(line => line == "true")] : throw new InvalidOperationException($"node ended with {node.ExitCode}");
    }
}
