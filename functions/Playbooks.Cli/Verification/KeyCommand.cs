using System.CommandLine;
using Playbooks.Cli.Runs;
using Playbooks.Cli.Terminals;
using Playbooks.Connectors.Vault;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;

namespace Playbooks.Cli.Verification;

/// <summary><c>playbook key ADDRESS</c>: exports the public key of a signer in a vault, to pin it for <c>playbook verify --key</c>.</summary>
internal static class KeyCommand
{
    internal static Command Build(Terminal terminal)
    {
        var address = new Argument<string>("address") { Description = $"The key, as the setting Signer names it: {KeyAddress.Shape}." };
        var json = JsonOption.Create();
        var command = new Command("key", "Print the public key (PEM) that a vault signs journals with; append it to the file that 'verify --key' is given.") { address, json };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(address) ?? "", parsed.GetValue(json), terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(string text, bool asJson, Terminal terminal, CancellationToken token)
    {
        if (KeyAddress.Parse(text) is not { } address)
        {
            terminal.Error.WriteLine($"'{text}' is no key in a vault. Write {KeyAddress.Shape}.");
            return ExitCode.WrongCall;
        }

        using var signer = new VaultHeadSigner(address, new VaultAccess(), TimeProvider.System);
        try
        {
            var pem = await signer.PublicKeyAsync(token);
            terminal.Output.WriteLine(asJson ? PlainJson.Write(Value.MapOf(("key", Value.Of(text)), ("pem", Value.Of(pem)))) : pem);
            return ExitCode.Ok;
        }
        catch (SignerException refused)
        {
            terminal.Error.WriteLine(refused.Message);
            return ExitCode.No;
        }
    }
}
