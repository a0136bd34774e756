namespace Playbooks.Core.Standards.Cacao.Export;

/// <summary>Ids of what an exported playbook is made of: the same playbook gives the same ids every time.</summary>
/// <param name="playbook">The playbook's id.</param>
internal sealed class CacaoIds(string playbook)
{
    /// <summary>Under which everything stands that CACAO has no word for.</summary>
    public static string Extension { get; } = $"extension-definition--{Uuid5.Of(Uuid5.Playbooks, "cacao extension 1")}";

    public string Playbook { get; } = $"playbook--{Uuid5.Of(Uuid5.Playbooks, $"playbook {playbook}")}";

    public static string Identity(string name) => $"identity--{Uuid5.Of(Uuid5.Playbooks, $"identity {name}")}";

    public string Of(string type, string name) => $"{type}--{Uuid5.Of(Uuid5.Playbooks, $"{playbook} {type} {name}")}";

    public string Step(string id) => Of("action", $"step {id}");

    public string Role(string role) => Of("group", role);
}
