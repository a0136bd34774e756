using System.CommandLine.Parsing;
using Playbooks.Cli.Terminals;

namespace Playbooks.Cli.Tests.Docs;

public sealed class CommandsInPagesTests
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository.PathOf("playbooks/docs"), "*.md").Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_in_a_page_is_one_that_the_program_has(string page)
    {
        using var output = new StringWriter();
        var root = PlaybookProgram.Root(new Terminal(TextReader.Null, output, output, isInteractive: false, hasColours: false));

        Assert.All(Commands(page), command => Assert.Empty(root.Parse([.. CommandLineParser.SplitCommandLine(command).Skip(1)]).Errors.Select(error => error.Message)));
    }

    [Fact]
    public void The_page_of_the_package_compromise_shows_every_command_that_a_responder_needs()
    {
        var said = Commands("playbooks/docs/package-compromise.md").ToList();

        Assert.All(
            ["drill", "validate", "plan", "run", "run --resume", "approve", "runs show", "runs watch", "runs resolve", "runs amend", "runs cancel", "runs retry", "report", "verify"],
            verb => Assert.Contains(said, command => command.StartsWith($"playbook {verb}", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Commands(string page)
    {
        var within = false;
        foreach (var line in File.ReadLines(Repository.PathOf(page)))
        {
            within = line.StartsWith("```", StringComparison.Ordinal) ? line == "```sh" : within;
            if (within && line.StartsWith("playbook ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}
