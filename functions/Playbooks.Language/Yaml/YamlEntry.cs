namespace Playbooks.Language.Yaml;

/// <summary>One line of a mapping. Keys are always text: <c>on</c> stays <c>on</c>, whatever YAML 1.1 thought of it. The lenient reader gives U+0000 for a key that is none.</summary>
public sealed record YamlEntry(string Key, YamlSpan KeySpan, YamlNode Value);
