using Playbooks.Core.Standards.Cacao;
using Playbooks.Core.Values;
using Playbooks.Testing.Data;
using Playbooks.Testing.Schemas;

namespace Playbooks.Core.Tests.Standards.Cacao;

/// <summary>The published schemas, read by a JSON Schema library that others wrote, and our own reading say the same of thousands of documents.</summary>
public sealed class SchemaDifferentialTests
{
    [NodeFact(CacaoSchemas.Library, Data = CacaoSchemas.Data)]
    public async Task A_schema_library_says_the_same_of_every_changed_document()
    {
        var documents = Examples.All().Where(example => example.IsSchemaValid && example.Bytes.Length < 3_000).Select(example => Examples.Read(example.Bytes))
            .Append(Examples.Everything()).SelectMany(Mutations.Of).ToList();

        var others = await CacaoSchemas.AcceptAsync(documents.Select(document => PlainJson.Write(document)));

        var different = documents.Zip(others).Where(pair => CacaoValidation.Check(pair.First).IsSchemaValid != pair.Second)
            .Select(pair => $"{(pair.Second ? "accepted by the library" : "refused by the library")}: {string.Join("; ", CacaoValidation.Check(pair.First).Findings)} {PlainJson.Write(pair.First)}").ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {documents.Count}, the first: {different.FirstOrDefault()}");
        Assert.True(documents.Count > 10_000 && others.Contains(true) && others.Contains(false), $"{documents.Count} documents");
    }
}
