using Playbooks.Cli.Tests.Docs;
using Playbooks.Core.Reports.Controls;
using Playbooks.Language.Playbooks;

namespace Playbooks.Cli.Tests.Catalogs;

/// <summary><c>playbooks/controls.json</c> against the actions and the playbooks that are there.</summary>
public sealed class ControlsFileTests
{
    private static readonly string[] Effects = ["reads", "changes", "destroys"];
    private static readonly string[] Kinds = [ControlMapping.Action, ControlMapping.Checkpoint, ControlMapping.Policy, ControlMapping.Journal];

    [Fact]
    public void Every_action_that_it_names_is_in_the_catalog()
    {
        var names = AllContracts.Get().Select(contract => contract.Name).ToList();

        Assert.All(ControlCatalog.Known.Mappings.SelectMany(mapping => mapping.Actions), pattern => Assert.Contains(names, name => ControlMapping.Names(pattern, name)));
    }

    [Fact]
    public void Every_stage_effect_and_kind_that_it_names_is_one()
    {
        var stages = Shipped().SelectMany(playbook => playbook.Stages).Select(stage => stage.Name).ToHashSet();

        Assert.Empty(ControlCatalog.Known.Mappings.SelectMany(mapping => mapping.Stages).Except(stages));
        Assert.Empty(ControlCatalog.Known.Mappings.SelectMany(mapping => mapping.Effects).Except(Effects));
        Assert.Empty(ControlCatalog.Known.Mappings.Select(mapping => mapping.Done).Except(Kinds));
    }

    [Fact]
    public void Every_control_that_a_shipped_playbook_declares_is_in_it()
    {
        var declared = Shipped().SelectMany(playbook => playbook.Controls.Concat(playbook.Stages.SelectMany(stage => stage.Controls)));

        Assert.All(declared, control => Assert.NotEmpty(ControlCatalog.Known.TitleOf(control)));
    }

    /// <summary>It is built into the program, so whoever builds the program needs it.</summary>
    [Fact]
    public void The_container_is_built_with_it() =>
        Assert.Contains("COPY playbooks/controls.json playbooks/controls.json", File.ReadAllText(Repository.PathOf("infra/container/Dockerfile")), StringComparison.Ordinal);

    private static IEnumerable<Core.Playbooks.Playbook> Shipped() => Directory.EnumerateFiles(PlaybookFiles.Folder()!, "*.yaml")
        .Select(file => PlaybookBinder.Bind(file, File.ReadAllBytes(file), AllContracts.Get())).OfType<Bound.Success>().Select(bound => bound.Playbook);
}
