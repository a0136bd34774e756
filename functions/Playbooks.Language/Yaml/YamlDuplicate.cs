namespace Playbooks.Language.Yaml;

/// <param name="First">Where the key stood before.</param>
/// <param name="Again">Where it stands again.</param>
public sealed record YamlDuplicate(string Key, YamlSpan First, YamlSpan Again);
