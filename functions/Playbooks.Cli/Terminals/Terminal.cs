using Spectre.Console;

namespace Playbooks.Cli.Terminals;

/// <summary>Where the program reads and writes. Results go to the output, everything for people to the error stream when JSON is asked.</summary>
internal sealed class Terminal
{
    public Terminal(TextReader input, TextWriter output, TextWriter error, bool isInteractive, bool hasColours)
    {
        (Input, Output, Error, IsInteractive) = (input, output, error, isInteractive);
        People = Console(output, hasColours);
        Aside = Console(error, hasColours);
    }

    public TextReader Input { get; }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>A person sits there and can be asked.</summary>
    public bool IsInteractive { get; }

    /// <summary>Text for people where the output is for people.</summary>
    public IAnsiConsole People { get; }

    /// <summary>Text for people beside an output that is for programs.</summary>
    public IAnsiConsole Aside { get; }

    public IAnsiConsole For(bool json) => json ? Aside : People;

    public static Terminal OfProcess() => new(
        System.Console.In,
        System.Console.Out,
        System.Console.Error,
        !System.Console.IsInputRedirected && !System.Console.IsOutputRedirected,
        !System.Console.IsOutputRedirected && !System.Console.IsErrorRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");

    private static IAnsiConsole Console(TextWriter writer, bool hasColours)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = hasColours ? Math.Max(console.Profile.Width, 80) : 4096;
        return console;
    }
}
