using System.Security.Cryptography;
using System.Text;
using Playbooks.Cli.Tests.Catalogs;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Standards.Cacao;
using Playbooks.Core.Standards.Cacao.Export;
using Playbooks.Core.Standards.Cacao.Import;
using Playbooks.Core.Standards.Cacao.Signing;
using Playbooks.Core.Values;
using Playbooks.Language.Playbooks;
using Playbooks.Language.Playbooks.Writing;
using Playbooks.Testing.Data;
using Playbooks.Testing.Schemas;

namespace Playbooks.Cli.Tests.Standards;

public sealed class RoundTripTests : IDisposable
{
    private static readonly CacaoOrigin Origin = CacaoOrigin.Of("somebody", DateTimeOffset.UnixEpoch);

    private readonly CommandLine line = new();

    public static TheoryData<string> Shipped => ShippedPlaybookTests.Shipped;

    public void Dispose() => line.Dispose();

    [Theory]
    [MemberData(nameof(Shipped))]
    public void An_exported_playbook_is_valid_and_comes_back_as_it_was(string name)
    {
        if (Bind(name) is not { } playbook)
        {
            return; // a file of policies
        }

        var verdict = CacaoValidation.Check(Encoding.UTF8.GetBytes(PlainJson.Write(CacaoExport.Write(playbook, Origin))));
        Assert.Empty(verdict.Findings);

        var imported = Assert.IsType<Imported.Success>(CacaoImport.Read(verdict));
        Assert.Empty(imported.Notes);
        var bound = Assert.IsType<Bound.Success>(PlaybookBinder.Bind(name, Encoding.UTF8.GetBytes(PlaybookText.Write(imported.Playbook)), AllContracts.Get()));
        Assert.Equal(PlaybookJson.DigestOf(PlaybookJson.Write(playbook)), PlaybookJson.DigestOf(PlaybookJson.Write(bound.Playbook)));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Whoever_knows_nothing_of_us_reads_every_step_and_every_checkpoint(string name)
    {
        if (Bind(name) is not { } playbook)
        {
            return; // a file of policies
        }

        var document = CacaoExport.Write(playbook, Origin);
        var commands = string.Join('\n', Steps(document).Select(step => step.Get("commands")?.Items[0].GetText("command")));
        Assert.All(playbook.Stages.SelectMany(stage => stage.Steps), step => Assert.Contains($"Perform {step.Uses}", commands, StringComparison.Ordinal));

        var gates = Steps(document).Where(step => step.GetText("name")?.StartsWith("Checkpoint: ", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(playbook.Stages.Sum(stage => stage.Checkpoint?.Approvals.Length ?? 0), gates.Count);
        Assert.All(gates, gate => Assert.Equal("group", document.Get("agent_definitions")?.Get(gate.GetText("agent") ?? "")?.GetText("type")));
        Assert.All(gates, gate => Assert.Equal("manual", gate.Get("commands")?.Items[0].GetText("type")));
    }

    [NodeFact(CacaoSchemas.Library, Data = CacaoSchemas.Data)]
    public async Task The_published_schemas_accept_every_export()
    {
        var playbooks = Shipped.Cast<object[]>().Select(row => Bind((string)row[0])).OfType<Playbook>().ToList();

        var accepted = await CacaoSchemas.AcceptAsync(playbooks.Select(playbook => PlainJson.Write(CacaoExport.Write(playbook, Origin))));

        Assert.NotEmpty(playbooks);
        Assert.Equal(playbooks.Select(_ => true), accepted);
    }

    [Fact]
    public void A_step_that_was_changed_in_another_tool_is_not_lost_without_a_word()
    {
        var document = PlainJson.Write(CacaoExport.Write(Bind("package-compromise.yaml")!, Origin)).Replace("\"name\":\"Cancel affected runs", "\"name\":\"Ignore affected runs", StringComparison.Ordinal);

        var refused = Assert.IsType<Imported.Refused>(CacaoImport.Read(CacaoValidation.Check(Encoding.UTF8.GetBytes(document))));

        Assert.Equal(ImportCode.Changed, Assert.Single(refused.Reasons).Code);
    }

    [Fact]
    public void What_another_tool_draws_beside_the_steps_does_no_harm()
    {
        var document = CacaoExport.Write(Bind("package-compromise.yaml")!, Origin);
        var drawing = $"extension-definition--{new Guid("11111111-1111-4111-8111-111111111111")}";
        var (start, workflow) = (document.GetText("workflow_start")!, document.Get("workflow")!);
        var drawn = SignedForm.With(workflow, start, SignedForm.With(workflow.Get(start)!, "step_extensions", Value.MapOf((drawing, Value.MapOf(("x", Value.Of(1)))))));
        var definitions = SignedForm.With(document.Get("extension_definitions")!, drawing, document.Get("extension_definitions")!.Get(CacaoIdsExtension(document))!);

        Assert.IsType<Imported.Success>(CacaoImport.Read(CacaoValidation.Check(SignedForm.With(SignedForm.With(document, "workflow", drawn), "extension_definitions", definitions))));
    }

    [Theory]
    [InlineData("RSA", "RS256")]
    [InlineData("P-256", "ES256")]
    public async Task What_is_signed_is_verified_by_the_key_and_by_no_other(string kind, string algorithm)
    {
        using var key = kind == "RSA" ? (AsymmetricAlgorithm)RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = RSA.Create(2048);
        var secret = line.FileOf("key.pem", key.ExportPkcs8PrivateKeyPem());
        var signed = line.PathOf("signed.json");

        Assert.Equal(ExitCode.Ok, await line.RunAsync("export", "package-compromise", "--format", "cacao", "--sign", secret, "--by", "ACME", "--at", "2026-11-21T14:00:00Z", "--out", signed));
        Assert.Equal(ExitCode.Ok, await line.RunAsync("cacao", "validate", signed));
        Assert.Equal(ExitCode.Ok, await line.RunAsync("cacao", "verify", signed, "--key", line.FileOf("public.pem", key.ExportSubjectPublicKeyInfoPem())));
        Assert.Equal(ExitCode.No, await line.RunAsync("cacao", "verify", signed, "--key", line.FileOf("other.pem", other.ExportSubjectPublicKeyInfoPem())));
        Assert.Contains($"\"algorithm\": \"{algorithm}\"", await File.ReadAllTextAsync(signed), StringComparison.Ordinal);

        await File.WriteAllTextAsync(signed, (await File.ReadAllTextAsync(signed)).Replace("Approve or reject", "Approve", StringComparison.Ordinal));
        Assert.Equal(ExitCode.No, await line.RunAsync("cacao", "verify", signed));
    }

    [Fact]
    public async Task The_same_time_gives_the_same_document_and_the_program_takes_it_back()
    {
        string[] export = ["export", "package-compromise", "--at", "2026-11-21T14:00:00Z"];
        Assert.Equal(ExitCode.Ok, await line.RunAsync(export));
        var first = line.Output;
        Assert.Equal(ExitCode.Ok, await line.RunAsync(export));
        Assert.Equal(first, line.Output);

        var yaml = line.PathOf("again.yaml");
        Assert.Equal(ExitCode.Ok, await line.RunAsync("import", line.FileOf("document.json", first), "--format", "cacao", "--output", yaml));
        Assert.Equal(ExitCode.Ok, await line.RunAsync("validate", yaml));
    }

    [Theory]
    [InlineData("export", "no-such-playbook")]
    [InlineData("export", "package-compromise", "--at", "soon")]
    [InlineData("export", "package-compromise", "--sign", "no-such-key.pem")]
    [InlineData("export", "package-compromise", "--format", "bpmn")]
    [InlineData("import", "no-such-file.json")]
    public async Task A_wrong_call_does_nothing(params string[] args)
    {
        Assert.Equal(ExitCode.WrongCall, await line.RunAsync(args));
        Assert.Empty(line.Output);
    }

    private static string CacaoIdsExtension(Value document) => ((Value.Text)((Value.Map)document.Get("extension_definitions")!).Entries.First().Key).Content;

    private static IEnumerable<Value> Steps(Value document) => ((Value.Map)document.Get("workflow")!).Entries.Select(entry => entry.Value);

    private static Playbook? Bind(string name) =>
        (PlaybookBinder.Bind(name, File.ReadAllBytes(Path.Combine(PlaybookFiles.Folder()!, name)), AllContracts.Get()) as Bound.Success)?.Playbook;
}
