using Playbooks.Cli.Terminals;
using Playbooks.Cli.Tests.Docs;

namespace Playbooks.Cli.Tests.Catalogs;

public sealed class ActionsPageTests
{
    private const string Page = "playbooks/docs/actions.md";

    [Fact]
    public async Task The_page_of_actions_is_what_the_command_prints()
    {
        var printed = await PrintAsync("actions", "--markdown");
        if (Repository.IsWriting)
        {
            await File.WriteAllTextAsync(Repository.PathOf(Page), printed);
        }

        var written = await File.ReadAllTextAsync(Repository.PathOf(Page));
        Assert.True(printed == written, $"{Page} is behind the contracts; write it again: PLAYBOOKS_WRITE_DOCS=1 dotnet test tests/Playbooks.Cli.Tests --filter {nameof(ActionsPageTests)}");
    }

    [Fact]
    public async Task One_action_is_printed_without_the_head_of_the_page() =>
        Assert.StartsWith("## github.disable-workflow\n", await PrintAsync("actions", "github.disable-workflow", "--markdown"), StringComparison.Ordinal);

    private static async Task<string> PrintAsync(params string[] arguments)
    {
        using var input = new StringReader("");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var code = await PlaybookProgram.RunAsync(arguments, new Terminal(input, output, error, isInteractive: false, hasColours: false));
        Assert.True(code == ExitCode.Ok, error.ToString());
        return output.ToString();
    }
}
