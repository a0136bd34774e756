using System.CommandLine;
using System.CommandLine.Parsing;
using Playbooks.Storage;

namespace Playbooks.Cli.Runs;

internal static class StoreOption
{
    public const string Default = Workspace.Usual;

    public static Option<string?> Create()
    {
        var store = new Option<string?>("--store") { Description = $"Where the runs are: a folder (default: ./{Default}), or azure:https://ACCOUNT.blob.core.windows.net/CONTAINER." };
        store.Validators.Add(Check);
        return store;
    }

    private static void Check(OptionResult result)
    {
        try
        {
            _ = StorePlace.Parse(result.Tokens.Count > 0 ? result.Tokens[0].Value : Default);
        }
        catch (FormatException wrong)
        {
            result.AddError(wrong.Message);
        }
    }
}
