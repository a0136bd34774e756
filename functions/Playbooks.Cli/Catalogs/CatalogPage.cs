using Playbooks.Core.Actions;

namespace Playbooks.Cli.Catalogs;

/// <summary>The catalog as one Markdown page; with its head it is <c>playbooks/docs/actions.md</c>.</summary>
internal static class CatalogPage
{
    private const string Head = """
        # Actions

        What steps may use. Written by `playbook actions --markdown` from the contracts that the program itself obeys; do not edit it here.

        The word after each summary is the action's effect:

        - *reads*: nothing is changed.
        - *changes*: the state before is kept, and the undo puts it back.
        - *destroys*: nothing puts it back; **Undo** says what is lost.

        **Output** is what later steps find in `steps.ID.output`. **Goes after** names actions that go first where one plan holds both for the same
        target. A *retryable* failure is tried again as the step says; every other one ends the attempt. All words are those of
        [the words](../../functions/adr/0001-words.md).

        Files that use these actions are checked with `playbook validate FILE`.


        """;

    public static string Write(IEnumerable<ActionContract> contracts, bool withHead) =>
        $"{(withHead ? Head.ReplaceLineEndings("\n") : "")}{string.Join("\n", contracts.Select(ContractPage.Write))}".TrimEnd('\n');
}
