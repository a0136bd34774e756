using Playbooks.Cli.Terminals;

namespace Playbooks.Cli.Tests.Verification;

public sealed class KeyCommandTests
{
    [Theory]
    [InlineData("https://kv.vault.azure.net/keys/heads")]
    [InlineData("vault:https://kv.example.org/keys/heads")]
    public async Task An_address_that_is_no_key_in_a_vault_is_a_wrong_call_that_says_how_one_is_written(string address)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await PlaybookProgram.RunAsync(["key", address], new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));

        Assert.Equal((ExitCode.WrongCall, ""), (code, output.ToString()));
        Assert.Contains("vault:https://NAME.vault.azure.net/keys/KEY", error.ToString(), StringComparison.Ordinal);
    }
}
