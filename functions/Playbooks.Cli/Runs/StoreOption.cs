using System.CommandLine;

namespace Playbooks.Cli.Runs;

internal static class StoreOption
{
    public const string Default = "runs";

    public static Option<string?> Create() => new("--store") { Description = $"The folder that holds the runs (default: ./{Default})." };
}
