using System.Diagnostics;
using Playbooks.Core.Standards.Cacao;
using Playbooks.Core.Values;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Standards.Cacao;

/// <summary>The published schemas, read by a JSON Schema library that others wrote, and our own reading say the same of thousands of documents.</summary>
public sealed class SchemaDifferentialTests
{
    [NodeFact("ajv", Data = "cacao/schemas")]
    public async Task A_schema_library_says_the_same_of_every_changed_document()
    {
        var documents = Examples.All().Where(example => example.IsSchemaValid && example.Bytes.Length < 3_000).Select(example => Examples.Read(example.Bytes))
            .Append(Examples.Everything()).SelectMany(Mutations.Of).ToList();

        var others = await OtherVerdictsAsync(documents);

        var different = documents.Zip(others).Where(pair => CacaoValidation.Check(pair.First).IsSchemaValid != pair.Second)
            .Select(pair => $"{(pair.Second ? "accepted by the library" : "refused by the library")}: {string.Join("; ", CacaoValidation.Check(pair.First).Findings)} {PlainJson.Write(pair.First)}").ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {documents.Count}, the first: {different.FirstOrDefault()}");
        Assert.True(documents.Count > 10_000 && others.Contains(true) && others.Contains(false), $"{documents.Count} documents");
    }

    private static async Task<IReadOnlyList<bool>> OtherVerdictsAsync(IEnumerable<Value> documents)
    {
        var info = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = Path.Combine(RepositoryRoot.Path, "tests") };
        info.ArgumentList.Add("cacao-schemas.js");
        info.ArgumentList.Add(SharedData.Get("cacao/schemas"));
        info.ArgumentList.Add("playbook.json");
        using var node = Process.Start(info) ?? throw new InvalidOperationException("node did not start");
        var said = node.StandardOutput.ReadToEndAsync();
        foreach (var document in documents)
        {
            await node.StandardInput.WriteLineAsync(PlainJson.Write(document));
        }

        node.StandardInput.Close();
        var lines = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return [.. lines.Select(line => line == "true")];
    }
}
