using System.CommandLine;

namespace Playbooks.Cli.Runs;

internal static class JsonOption
{
    public static Option<bool> Create() => new("--json") { Description = "Print JSON for programs; text for people goes to the error stream." };
}
