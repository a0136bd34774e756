using Playbooks.Language.Yaml;

namespace Playbooks.Language.Shapes;

/// <summary>Something that was written, and where.</summary>
internal sealed record Located<T>(T Value, YamlSpan At);
