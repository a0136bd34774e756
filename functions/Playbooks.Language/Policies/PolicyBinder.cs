using Playbooks.Core.Actions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Policies;

/// <summary>The text of policies to the values that runs pin, or everything that is wrong with it. Never throws on what the text says.</summary>
public static class PolicyBinder
{
    /// <param name="file">The name that diagnostics carry.</param>
    /// <param name="catalog">Contracts of the actions that policies may speak about.</param>
    public static BoundPolicies Bind(string file, ReadOnlyMemory<byte> yaml, IReadOnlyCollection<ActionContract> catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var findings = new Findings(file);
        var document = YamlReader.Read(file, yaml, YamlLimits.Playbook);
        findings.AddRange(document.Diagnostics);
        var policies = document.Root is null ? [] : new PolicyReader(findings, catalog).Read(document.Root);
        return findings.Count == 0 ? new BoundPolicies.Success(policies) : new BoundPolicies.Failure(findings.Build());
    }
}
