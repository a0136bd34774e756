using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Standards.Cacao.Export;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>An action of manual commands as tasks for people: what, who, where, why, and what they have to note.</summary>
internal sealed class TaskMaking(Value document, Variables variables, List<CacaoFinding> reasons, List<CacaoFinding> notes)
{
    private const int LongestTitle = 200;
    private const int LongestText = 4000;

    /// <summary>One for each command; none where something cannot be done, which is then among the reasons.</summary>
    /// <param name="taken">Ids that other steps have.</param>
    public ImmutableArray<Step> Make(string id, Value step, ImmutableHashSet<string> taken)
    {
        var made = ImmutableArray.CreateBuilder<Step>();
        foreach (var (command, i) in (step.Get("commands")?.Items ?? []).Select((command, i) => (command, i)))
        {
            if (TextOf(command, $"workflow/{id}/commands/{i}") is { } what && Arguments(id, step, what) is { } with)
            {
                made.Add(new Step
                {
                    Id = Free(Slug.Of(step.GetText("name") ?? "", "task"), taken.Union(made.Select(each => each.Id))),
                    Title = Shown.Line(step.GetText("name"), "", LongestTitle),
                    Uses = HumanTasks.Name,
                    Effect = Effect.Changes,
                    Provider = "people",
                    With = with,
                });
            }
        }

        return made.ToImmutable();
    }

    /// <summary>What a person is told to do; null for a command that is for a machine.</summary>
    private string? TextOf(Value command, string path)
    {
        if (command.GetText("type") is var type && type != "manual")
        {
            reasons.Add(new(ImportCode.CommandKind, path, $"is a command of kind '{type}' for a machine; only actions of the catalog are done to machines, with their permissions and their undo"));
            return null;
        }

        var text = command.GetText("command") ?? Decode(command.GetText("command_b64") ?? "");
        if (Shown.Line(text, "", LongestText) is { Length: > 0 } shown)
        {
            return command.GetText("description") is { Length: > 0 } more ? Shown.Line($"{shown} ({more})", "", LongestText) : shown;
        }

        reasons.Add(new(CacaoCode.Command, path, "says nothing that can be read"));
        return null;
    }

    private Argument.Group? Arguments(string id, Value step, string what)
    {
        var texts = new List<(string Name, string? Text)>
        {
            ("what", what),
            ("who", Agent(step.GetText("agent"), "agent_definitions")),
            ("why", Why(id, step)),
            ("verify", Noted(id, step)),
        };
        var members = new List<KeyValuePair<string, Argument>>();
        foreach (var (name, text) in texts.Where(text => text.Text is { Length: > 0 }))
        {
            if (Leaf(id, step, text ?? "") is not { } leaf)
            {
                return null;
            }

            members.Add(new(name, leaf));
        }

        var places = (step.Get("targets")?.Items ?? []).OfType<Value.Text>().Select(target => Leaf(id, step, Agent(target.Content, "target_definitions") ?? target.Content)).ToList();
        if (places.Count > 0)
        {
            members.Add(new("where", new Argument.Sequence([.. places.OfType<Argument>()])));
        }

        return places.Contains(null) ? null : new Argument.Group([.. members]);
    }

    private Argument.Leaf? Leaf(string id, Value step, string text)
    {
        if (variables.Template(text, step, out var why) is { } template && Template.Parse(template) is TemplateParsed.Success parsed)
        {
            return new Argument.Leaf(parsed.Template);
        }

        reasons.Add(new(ImportCode.Variable, $"workflow/{id}", why.Length > 0 ? $"needs a value that nobody gives: {why}" : "has a text that cannot be carried over"));
        return null;
    }

    private string? Why(string id, Value step)
    {
        var within = step.Get("timeout") is Value.Int { Number: > 0 and < 10_000_000_000 } timeout ? $"To be done within {StepText.Words(TimeSpan.FromMilliseconds(timeout.Number))}." : null;
        if (within is not null)
        {
            notes.Add(new(ImportCode.Told, $"workflow/{id}/timeout", "is told to the person; the run waits as long as it takes"));
        }

        return Shown.Sentences(LongestText, step.GetText("description"), within);
    }

    /// <summary>What the step would set: the person notes it as evidence.</summary>
    private string? Noted(string id, Value step)
    {
        var names = (step.Get("out_args")?.Items ?? []).OfType<Value.Text>().Select(name => name.Content).ToList();
        if (names.Count > 0)
        {
            notes.Add(new(ImportCode.Told, $"workflow/{id}/out_args", "are asked of the person as evidence; no later step reads them"));
        }

        return names.Count == 0 ? null : Shown.Line(string.Join(' ', names.Select(name =>
            $"Note {name.Trim('_').Replace('_', ' ')}: {(step.Get("step_variables")?.Get(name) ?? document.Get("playbook_variables")?.Get(name))?.GetText("description") ?? "what was found"}.")), "", LongestText);
    }

    private string? Agent(string? id, string definitions)
    {
        var agent = document.Get(definitions)?.Get(id ?? "");
        var name = agent?.GetText("name") ?? id;
        return Shown.Line(agent?.GetText("description") is { Length: > 0 } more && more != name ? $"{name} ({more})" : name, "", LongestText);
    }

    private static string Free(string slug, ImmutableHashSet<string> taken) =>
        Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? slug : $"{slug}-{n}").First(free => !taken.Contains(free));

    private static string Decode(string text) => Base64.IsValid(text) ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : "";
}
