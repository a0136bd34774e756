using System.Collections.Immutable;
using System.Text;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;

namespace Playbooks.Cli.Catalogs;

/// <summary>A contract as Markdown for people.</summary>
internal static class ContractPage
{
    public static string Write(ActionContract contract)
    {
        var page = new StringBuilder($"## {contract.Name}\n\n{contract.Summary} *{ContractJson.EffectOf(contract)}*\n\n");
        WriteInputs(page, contract.Inputs);
        page.Append($"- **Output** `{TypeText.Write(contract.Output)}`\n");
        Line("Undo", contract.Undo);
        Line("Undone by", string.Join(", ", contract.UndoneBy.Select(name => $"`{name}`")));
        Line("Repeat", contract.Idempotency);
        Line("Needs", string.Join("; ", contract.Preconditions));
        Line("Goes after", string.Join(", ", contract.After.Select(name => $"`{name}`")));
        Line("Goes behind", string.Join(", ", contract.Behind.Select(first => $"`{first.Action}` {Within(first.Kinship)}")));
        Line("Permissions", string.Join(", ", contract.Permissions.Select(p => $"{p.Provider} `{p.Name}`")));
        Line("Failures", string.Join("; ", contract.Failures.Select(f => $"`{f.Code}`{(f.Retryable ? " (retryable)" : "")} {f.Meaning}")));
        Line("Source", contract.Source);
        return page.ToString();

        void Line(string name, string text) => page.Append(text.Length == 0 ? "" : $"- **{name}** {text}\n");
    }

    private static string Within(Kinship kinship) => kinship switch
    {
        Kinship.Thing => "of the same thing",
        Kinship.Repository => "in the same repository",
        Kinship.Owner => "in the same organisation, account or directory",
        Kinship.Anywhere => "anywhere",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void WriteInputs(StringBuilder page, ImmutableArray<Parameter> inputs)
    {
        if (inputs.IsEmpty)
        {
            return;
        }

        page.Append("| argument | type | |\n|---|---|---|\n");
        foreach (var input in inputs)
        {
            page.Append($"| `{input.Name}`{(input.Required ? "" : " (optional)")} | `{TypeText.Write(input.Type)}` | {input.Description.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        page.Append('\n');
    }
}
