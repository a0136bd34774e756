using Playbooks.Language;

namespace Playbooks.Cli.Tests.Catalogs;

public sealed class ShippedPlaybookTests
{
    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path))];

    private static string Folder => PlaybookFiles.Folder() ?? throw new DirectoryNotFoundException("playbooks");

    [Theory]
    [MemberData(nameof(Shipped))]
    public void What_is_shipped_fits_the_actions_that_are_there(string name) =>
        Assert.Empty(FileCheck.Diagnostics(name, File.ReadAllBytes(Path.Combine(Folder, name)), AllContracts.Get()));

    [Fact]
    public void Every_action_that_changes_says_what_its_undo_does()
    {
        var silent = AllContracts.Get().Where(contract => contract.Effect != Core.Actions.Effect.Reads && contract.Undo.Length == 0).Select(contract => contract.Name);

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_action_that_another_has_to_follow_is_in_the_catalog()
    {
        var contracts = AllContracts.Get();
        var names = contracts.Select(contract => contract.Name).ToHashSet();

        Assert.Superset(contracts.SelectMany(contract => contract.After.Concat(contract.Behind.Select(first => first.Action))).ToHashSet(), names);
    }

    [Fact]
    public void Every_action_that_may_undo_another_is_in_the_catalog()
    {
        var contracts = AllContracts.Get();

        Assert.Superset(contracts.SelectMany(contract => contract.UndoneBy).ToHashSet(), contracts.Select(contract => contract.Name).ToHashSet());
    }
}
