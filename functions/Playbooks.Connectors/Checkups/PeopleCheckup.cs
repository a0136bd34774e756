using System.Collections.Immutable;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Playbooks;

namespace Playbooks.Connectors.Checkups;

/// <summary>Whether the tenant's people can decide what the playbooks' checkpoints ask, each person counting once and who starts a run not at all.</summary>
internal sealed class PeopleCheckup(ImmutableArray<TenantPerson> people, ImmutableArray<Playbook> playbooks) : ICheckup
{
    public string Of => "people";

    public Task<ImmutableArray<CheckupLine>> LookAsync(CancellationToken token)
    {
        var lines = new CheckupLines(Of);
        foreach (var role in playbooks.SelectMany(playbook => playbook.Roles).Select(role => role.Name).Distinct().Order(StringComparer.Ordinal))
        {
            Role(role, lines);
        }

        foreach (var playbook in playbooks)
        {
            Checkpoints(playbook, lines);
        }

        return Task.FromResult(lines.All);
    }

    private void Role(string role, CheckupLines lines)
    {
        var who = people.Where(person => person.Roles.Contains(role)).Select(person => person.Id).ToList();
        if (who.Count == 0)
        {
            lines.Wrong($"role {role}", "nobody has it", $"give somebody the role {role} under 'people' of the tenant file");
        }
        else
        {
            lines.Fine($"role {role}", string.Join(", ", who));
        }
    }

    private void Checkpoints(Playbook playbook, CheckupLines lines)
    {
        foreach (var stage in playbook.Stages.Where(stage => stage.Checkpoint is not null))
        {
            var slots = (stage.Checkpoint?.Approvals ?? []).SelectMany(quorum => Enumerable.Repeat(quorum.Role, quorum.Count)).ToImmutableArray();
            var what = $"{playbook.Id}, {stage.Name}";
            var asked = $"asks {string.Join(" and ", slots.GroupBy(role => role).Select(role => $"{role.Count()} of {role.Key}"))}";
            if (!Suffice(slots, people))
            {
                lines.Wrong(what, $"{asked}, and there are not as many different people", "name more people under 'people' of the tenant file, or give those there more roles");
            }
            else if (people.Where(starter => !Suffice(slots, people.Remove(starter))).Select(starter => starter.Id).ToList() is { Count: > 0 } needed)
            {
                lines.Unsure(what, $"{asked}: a run that {string.Join(" or ", needed)} started cannot pass, for who starts a run does not decide on it", "let others start runs, or name somebody else with that role");
            }
            else
            {
                lines.Fine(what, asked);
            }
        }
    }

    /// <summary>Whether each slot gets a person of its own.</summary>
    private static bool Suffice(ImmutableArray<string> slots, ImmutableArray<TenantPerson> left) =>
        slots.IsEmpty || left.Any(person => person.Roles.Contains(slots[0]) && Suffice(slots.RemoveAt(0), left.Remove(person)));
}
