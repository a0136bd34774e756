using Playbooks.Cli.Terminals;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Tests.Standards;

/// <summary>The program, with a folder of its own.</summary>
public sealed class CommandLine : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("standards").FullName;

    public string Output => output.ToString();

    public string Error => error.ToString();

    public Value Json => Assert.IsType<JsonOutcome.Read>(PlainJson.Read(Output)).Value;

    public Task<int> RunAsync(params string[] args)
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        return PlaybookProgram.RunAsync(args, new Terminal(TextReader.Null, output, error, isInteractive: false, hasColours: false));
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string FileOf(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        output.Dispose();
        error.Dispose();
    }
}
