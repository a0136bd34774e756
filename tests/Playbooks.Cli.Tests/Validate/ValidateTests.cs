using Playbooks.Cli.Terminals;
using Playbooks.Cli.Validate;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Tests.Validate;

public sealed class ValidateTests : IDisposable
{
    private const string Good = "playbook: good\nversion: 1.0.0\ntitle: Good\nstages:\n  - stage: look\n    steps:\n      - {id: read, uses: test.read}\n";

    private static readonly ActionContract Read = new()
    {
        Name = "test.read", Summary = "Read.", Provider = "test", Effect = Effect.Reads, Inputs = [], Output = ValueType.Any, Idempotency = "Reads.",
    };

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("validate").FullName;

    [Fact]
    public void A_valid_file_ends_with_zero()
    {
        Assert.Equal(ExitCode.Ok, Run([FileOf("good.yaml", Good)]));
        Assert.Equal("✓ 1 file, nothing wrong", output.ToString().TrimEnd());
    }

    [Fact]
    public void People_read_the_place_the_code_and_the_cure()
    {
        var bad = FileOf("bad.yaml", Good.Replace("test.read", "test.raed", StringComparison.Ordinal).Replace("title", "titel", StringComparison.Ordinal));

        Assert.Equal(ExitCode.No, Run([bad, FileOf("good.yaml", Good)]));

        var lines = output.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal($"{bad}:1:1: PB0102: The playbook needs the key 'title'.", lines[0]);
        Assert.Equal($"{bad}:3:1: PB0101: The playbook has no key 'titel'.", lines[2]);
        Assert.Equal("  Did you mean 'title'?", lines[3]);
        Assert.Equal($"{bad}:7:26: PB0201: There is no action 'test.raed'.", lines[4]);
        Assert.Equal("✗ 3 problems in 2 files", lines[^1]);
    }

    [Fact]
    public void Programs_read_an_array_and_nothing_else()
    {
        var bad = FileOf("bad [x].yaml", Good.Replace("test.read", "test.raed", StringComparison.Ordinal));

        Assert.Equal(ExitCode.No, Run([bad], json: true));

        var found = Assert.Single(Assert.IsType<JsonOutcome.Read>(PlainJson.Read(output.ToString())).Value.Items);
        Assert.Equal((bad, "PB0201", "Did you mean 'test.read'?"), (found.GetText("file"), found.GetText("code"), found.GetText("cure")));
        Assert.Equal((Value.Of(7), Value.Of(26)), (found.Get("line"), found.Get("column")));
    }

    [Fact]
    public void Policies_are_known_by_their_key()
    {
        var policies = FileOf("p.yaml", "policies:\n  - policy: a\n    uses: [nobody.*]\n    validations: [{expression: \"${{ true }}\", message: x}]\n    otherwise: deny\n");

        Assert.Equal(ExitCode.No, Run([policies]));
        Assert.StartsWith($"{policies}:3:12: PB0218: ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_wrong_call_and_nothing_is_half_told()
    {
        Assert.Equal(ExitCode.WrongCall, Run([FileOf("bad.yaml", "a"), Path.Combine(folder, "absent.yaml")]));
        Assert.Equal("", output.ToString());
        Assert.Contains("absent.yaml", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_contract_that_the_program_knows_is_there_without_a_tenant()
    {
        var names = AllContracts.Get().Select(contract => contract.Name).ToList();

        Assert.Superset(new HashSet<string> { "github.find-runs", "aws.cut-oidc-trust", "entra.prove-secret-dead" }, names.ToHashSet());
        Assert.Equal(names.Distinct(), names);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        output.Dispose();
        error.Dispose();
    }

    private int Run(string[] files, bool json = false) =>
        ValidateCommand.Run(new ValidateCommand.Arguments([.. files], json), new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false), () => [Read]);

    private string FileOf(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
