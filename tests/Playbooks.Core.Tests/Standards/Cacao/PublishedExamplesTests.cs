using Playbooks.Core.Standards.Cacao;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Standards.Cacao;

public sealed class PublishedExamplesTests
{
    [DataFact("cacao/manifest.json")]
    public void Each_example_is_judged_as_its_manifest_says()
    {
        foreach (var example in Examples.All())
        {
            var verdict = CacaoValidation.Check(example.Bytes);

            Assert.True(example.IsSchemaValid == verdict.IsSchemaValid, $"{example.File}: {string.Join("; ", verdict.Findings)}");
            Assert.Equal(example.DanglingSteps, verdict.DanglingSteps);
            Assert.Equal((example.File, example.HasCycle), (example.File, verdict.HasLoop));
        }
    }

    [DataFact("cacao/objects")]
    public void What_is_no_playbook_is_refused_by_the_schemas()
    {
        foreach (var file in Directory.EnumerateFiles(SharedData.Get("cacao/objects")))
        {
            Assert.False(CacaoValidation.Check(File.ReadAllBytes(file)).IsSchemaValid, file);
        }
    }

    [DataFact("cacao/playbooks/SOARCA--invalid_email_playbook.json")]
    public void A_contact_that_nobody_could_be_written_to_is_told()
    {
        var verdict = CacaoValidation.Check(File.ReadAllBytes(SharedData.Get("cacao/playbooks/SOARCA--invalid_email_playbook.json")));

        Assert.True(verdict.IsSchemaValid);
        Assert.Equal("agent_definitions/individual--6b23a237-ade8-4d00-9aa1-75999732d557/contact/email/work", Assert.Single(verdict.Findings, f => f.Code == CacaoCode.Contact).Path);
    }

    [Fact]
    public void A_document_with_one_of_each_is_valid_and_has_nothing_odd() => Assert.Empty(CacaoValidation.Check(Examples.Everything()).Findings);

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\":1,\"a\":2}")]
    public void What_is_no_JSON_is_no_playbook(string text)
    {
        var verdict = CacaoValidation.Check(System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal(CacaoCode.Json, Assert.Single(verdict.Findings).Code);
        Assert.False(verdict.IsValid || verdict.IsSchemaValid);
    }

    [Fact]
    public void Any_JSON_can_be_looked_at()
    {
        foreach (var value in Mutations.Replacements)
        {
            Assert.False(CacaoValidation.Check(value).IsSchemaValid);
        }

        Assert.All(Mutations.Of(Examples.Everything()), changed => Assert.NotNull(CacaoValidation.Check(changed).Document));
    }
}
