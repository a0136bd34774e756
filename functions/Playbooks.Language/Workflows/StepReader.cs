using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Reads <c>steps</c>; the members of a <c>parallel</c> group become steps of their own at the group's place.</summary>
internal sealed class StepReader(PlaceInFile place, WorkflowNotes notes)
{
    internal ImmutableArray<StepFacts> Read(YamlNode.Sequence steps)
    {
        var found = ImmutableArray.CreateBuilder<StepFacts>();
        for (var i = 0; i < steps.Items.Length; i++)
        {
            place.Enter(i);
            Add(found, steps.Items[i], i);
            place.Leave();
        }

        return found.ToImmutable();
    }

    private void Add(ImmutableArray<StepFacts>.Builder found, YamlNode step, int index)
    {
        var group = step.At("parallel").Items;
        found.Add(Step(step, index, runsBeside: step.TextAt("background") == "true"));
        place.Enter("parallel");
        for (var i = 0; i < group.Length; i++)
        {
            place.Enter(i);
            found.Add(Step(group[i], index, runsBeside: true));
            place.Leave();
        }

        place.Leave();
    }

    private StepFacts Step(YamlNode step, int index, bool runsBeside)
    {
        var walk = new SecretWalk(place, notes).Through(WithoutGroup(step));
        return new()
        {
            Index = index,
            Id = step.TextAt("id"),
            Name = step.TextAt("name"),
            Uses = step.At("uses") is { Text: { } uses } node ? UsesReader.Read(uses, isCall: false, notes, node.Span) : null,
            Run = step.TextAt("run"),
            Shell = step.TextAt("shell"),
            HasCondition = step.Has("if"),
            RunsBeside = runsBeside,
            EnvNames = step.At("env").Keys,
            Inputs = Inputs(step.At("with")),
            SecretReferences = walk.References,
            UsesToken = walk.UsesToken,
        };
    }

    private static YamlNode WithoutGroup(YamlNode step) =>
        step is YamlNode.Mapping map && map.Get("parallel") is not null
            ? new YamlNode.Mapping([.. map.Entries.Where(e => e.Key != "parallel")], map.Span)
            : step;

    private static ImmutableSortedDictionary<string, string> Inputs(YamlNode? with)
    {
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in with.Entries)
        {
            inputs[entry.Key] = entry.Value.Text ?? "";
        }

        return inputs.ToImmutable();
    }
}
