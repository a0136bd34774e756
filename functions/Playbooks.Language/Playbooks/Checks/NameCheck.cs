using Playbooks.Core.Actions;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Drafts;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Checks;

/// <summary>Names of stages, steps, actions and roles: each once, and each that is used is there.</summary>
internal sealed class NameCheck(Findings findings)
{
    public void Check(PlaybookDraft playbook, StepIndex steps, IReadOnlyDictionary<string, ActionContract> catalog)
    {
        Once("stage", playbook.Stages.Select(stage => stage.Name));
        Once("step", steps.All.Select(step => step.Draft.Id));
        foreach (var step in steps.All)
        {
            if (step is { Contract: null, Draft.Uses: { } uses })
            {
                findings.Add(DiagnosticCodes.UnknownAction, uses.At, $"There is no action '{uses.Value}'.", Findings.DidYouMean(uses.Value, Candidates(uses.Value, catalog)));
            }
        }

        Roles(playbook);
    }

    /// <summary>Those of the same provider, or all where there is none.</summary>
    private static IEnumerable<string> Candidates(string uses, IReadOnlyDictionary<string, ActionContract> catalog)
    {
        var provider = uses[..(uses.IndexOf('.', StringComparison.Ordinal) + 1)];
        var near = catalog.Keys.Where(name => name.StartsWith(provider, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return near.Count > 0 ? near : catalog.Keys.Order(StringComparer.Ordinal);
    }

    private void Once(string what, IEnumerable<Located<string>?> names)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names.OfType<Located<string>>())
        {
            if (!seen.TryAdd(name.Value, name.At.Line))
            {
                findings.Add(DiagnosticCodes.DuplicateName, name.At, $"There is a {what} '{name.Value}' already, in line {seen[name.Value]}.", $"Give this {what} a name of its own.");
            }
        }
    }

    private void Roles(PlaybookDraft playbook)
    {
        var roles = playbook.Roles.DistinctBy(role => role.Name.Value).ToDictionary(role => role.Name.Value, StringComparer.Ordinal);
        var asked = playbook.Stages.SelectMany(stage => stage.Checkpoint?.Approvals ?? []).Select(quorum => quorum.Role);
        foreach (var name in asked.Concat(playbook.Roles.Select(role => role.EscalateTo).OfType<Located<string>>()).Where(name => !roles.ContainsKey(name.Value)))
        {
            findings.Add(DiagnosticCodes.UnknownRole, name.At, $"There is no role '{name.Value}'.", roles.Count == 0 ? "Declare it under 'roles'." : Findings.DidYouMean(name.Value, roles.Keys));
        }

        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var role in playbook.Roles)
        {
            Circle(role, roles, reported);
        }
    }

    private void Circle(RoleDraft start, Dictionary<string, RoleDraft> roles, HashSet<string> reported)
    {
        var way = new List<string> { start.Name.Value };
        var at = start;
        while (at?.EscalateTo is { } next && !way.Contains(next.Value))
        {
            way.Add(next.Value);
            at = roles.GetValueOrDefault(next.Value);
        }

        if (at?.EscalateTo is { } back && back.Value == start.Name.Value && !reported.Overlaps(way))
        {
            reported.UnionWith(way);
            findings.Add(DiagnosticCodes.EscalationCycle, back.At, $"Escalation goes in a circle: {string.Join(" to ", way.Append(back.Value))}.", "Let it end at a role without 'escalate-to'.");
        }
    }
}
