using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Language.Yaml;

/// <param name="Root">Null where the text could not be read to its end; the diagnostics say why.</param>
/// <param name="Diagnostics">All that was refused, in the order of the text. With the lenient limits duplicates are not among them.</param>
/// <param name="Duplicates">Keys that stand twice in one mapping, in the order of the text.</param>
public sealed record YamlDocument(YamlNode? Root, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<YamlDuplicate> Duplicates);
