using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Playbooks;
using Playbooks.Language.Policies;
using Playbooks.Language.Yaml;

namespace Playbooks.Language;

/// <summary>What is wrong with a file that may hold a playbook or policies: a file with the key <c>policies</c> holds policies.</summary>
public static class FileCheck
{
    /// <param name="file">The name that diagnostics carry.</param>
    public static ImmutableArray<Diagnostic> Diagnostics(string file, ReadOnlyMemory<byte> yaml, IReadOnlyCollection<ActionContract> catalog) =>
        HoldsPolicies(yaml)
            ? PolicyBinder.Bind(file, yaml, catalog) is BoundPolicies.Failure wrong ? wrong.Diagnostics : []
            : PlaybookBinder.Bind(file, yaml, catalog) is Bound.Failure failure ? failure.Diagnostics : [];

    private static bool HoldsPolicies(ReadOnlyMemory<byte> yaml) =>
        yaml.Span.IndexOf("policies"u8) >= 0
        && YamlReader.Read("", yaml, YamlLimits.Playbook).Root is YamlNode.Mapping root && root.Get("policies") is not null && root.Get("playbook") is null;
}
