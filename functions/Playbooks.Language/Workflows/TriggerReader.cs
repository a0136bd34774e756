using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Reads <c>on</c>: one event, a list of events, or a map of events and their settings.</summary>
internal static class TriggerReader
{
    internal static WorkflowFacts Into(WorkflowFacts facts, YamlNode? on) => facts with
    {
        HasOn = on is not null,
        Triggers = [.. on.Texts.Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal)],
        Schedule = [.. on.At("schedule").Items.Select(s => s.TextAt("cron")).OfType<string>()],
        CallSecrets = CallSecrets(on.At("workflow_call").At("secrets")),
    };

    private static ImmutableSortedDictionary<string, bool> CallSecrets(YamlNode? secrets)
    {
        var declared = ImmutableSortedDictionary.CreateBuilder<string, bool>(StringComparer.Ordinal);
        foreach (var entry in secrets.Entries)
        {
            declared[entry.Key] = "true".Equals(entry.Value.TextAt("required"), StringComparison.OrdinalIgnoreCase);
        }

        return declared.ToImmutable();
    }
}
