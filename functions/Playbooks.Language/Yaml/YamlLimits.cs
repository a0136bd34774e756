namespace Playbooks.Language.Yaml;

/// <summary>How much a text may ask of its reader, and which parts of YAML it may use.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Depth">Sequences and mappings inside one another, aliases unfolded.</param>
/// <param name="Nodes">Scalars, sequences and mappings, aliases unfolded: this is what stops a "billion laughs" file.</param>
/// <param name="Strict">Refuses aliases, anchors, tags and duplicate keys; otherwise they are followed, kept and reported.</param>
public sealed record YamlLimits(int Bytes, int Depth, int Nodes, bool Strict)
{
    /// <summary>For playbooks, policies and our own configuration.</summary>
    public static YamlLimits Playbook { get; } = new(1024 * 1024, 64, 50_000, Strict: true);

    /// <summary>For GitHub workflow files, which may use anchors and aliases and are written by strangers.</summary>
    public static YamlLimits Workflow { get; } = new(5 * 1024 * 1024, 128, 500_000, Strict: false);
}
