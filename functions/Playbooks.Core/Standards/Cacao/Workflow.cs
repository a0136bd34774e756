using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao;

/// <summary>The steps of a CACAO document and how they follow each other; reads whatever is there, also of a document that is not valid.</summary>
internal sealed class Workflow
{
    private static readonly ImmutableArray<string> Nexts = ["on_completion", "on_success", "on_failure", "on_true", "on_false"];

    private Workflow(Value document, ImmutableArray<(string Id, Value Step)> steps)
    {
        Document = document;
        Steps = steps;
        Ids = steps.ToImmutableDictionary(step => step.Id, step => step.Step, StringComparer.Ordinal);
    }

    public Value Document { get; }

    public ImmutableArray<(string Id, Value Step)> Steps { get; }

    public ImmutableDictionary<string, Value> Ids { get; }

    public string? Start => Document.GetText("workflow_start");

    public string? Exception => Document.GetText("workflow_exception");

    public static Workflow Of(Value document) => new(
        document,
        [.. Entries.Of(document.Get("workflow"))]);

    /// <summary>Every step that this one names, and by which member.</summary>
    public static IEnumerable<(string Member, string Id)> Following(Value step)
    {
        foreach (var name in Nexts)
        {
            if (step.GetText(name) is { } id)
            {
                yield return (name, id);
            }
        }

        foreach (var (next, i) in (step.Get("next_steps")?.Items ?? []).Select((next, i) => (next, i)))
        {
            if (next is Value.Text id)
            {
                yield return ($"next_steps/{i}", id.Content);
            }
        }

        foreach (var (name, value) in Entries.Of(step.Get("cases")))
        {
            if (value is Value.Text id)
            {
                yield return ($"cases/{name}", id.Content);
            }
        }
    }

    /// <summary>The steps that can be come to from one.</summary>
    public ISet<string> ReachedFrom(params IEnumerable<string?> starts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(starts.OfType<string>());
        while (open.TryPop(out var id))
        {
            if (Ids.TryGetValue(id, out var step) && seen.Add(id))
            {
                foreach (var (_, next) in Following(step))
                {
                    open.Push(next);
                }
            }
        }

        return seen;
    }
}
