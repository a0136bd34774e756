using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Reads <c>runs-on</c>: a label, a list of labels, or a map of a group and labels.</summary>
internal static partial class RunnerReader
{
    internal static RunnerFacts? Read(YamlNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var group = node.At("group") is { } named ? string.Join(", ", named.Texts) : null;
        var labels = node is YamlNode.Mapping ? node.At("labels").Texts : node.Texts;
        return new(KindOf(group, labels), group, labels);
    }

    private static RunnerKind KindOf(string? group, ImmutableArray<string> labels) =>
        labels.Any(l => l.Equals("self-hosted", StringComparison.OrdinalIgnoreCase)) ? RunnerKind.SelfHosted
        : group is not null ? RunnerKind.Group
        : labels.Any(l => l.Contains("${{", StringComparison.Ordinal)) ? RunnerKind.Dynamic
        : labels.Length > 0 && labels.All(l => Hosted().IsMatch(l)) ? RunnerKind.GitHubHosted
        : RunnerKind.CustomLabel;

    /// <summary>The names GitHub gives to its own standard and larger machines, past and present; all others are chosen by the organisation.</summary>
    [GeneratedRegex(
        @"^(ubuntu-(slim|(latest|[0-9]{2}\.[0-9]{2})(-arm)?)|windows-(latest|[0-9]{4}(-vs[0-9]{4})?|11-arm)|macos-(latest|[0-9]{2}(\.[0-9]+)?)(-(large|xlarge|intel))?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hosted();
}
