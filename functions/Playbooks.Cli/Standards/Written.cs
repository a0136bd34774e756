using Playbooks.Cli.Terminals;

namespace Playbooks.Cli.Standards;

/// <summary>A result to a file, or to the output.</summary>
internal static class Written
{
    public static async Task ToAsync(string? file, string text, Terminal terminal, CancellationToken token)
    {
        if (file is null)
        {
            await terminal.Output.WriteAsync(text.AsMemory(), token);
            return;
        }

        await File.WriteAllTextAsync(file, text, token);
        terminal.Error.WriteLine($"Written to {file}.");
    }
}
