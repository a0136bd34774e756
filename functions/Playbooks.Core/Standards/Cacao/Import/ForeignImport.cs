using System.Collections.Immutable;
using Playbooks.Core.Expressions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>Somebody else's document: one stage of tasks for people, in the order and under the conditions that the steps say.</summary>
internal sealed class ForeignImport
{
    private const int MostSteps = 200;
    private const int LongestTitle = 200;
    private const int LongestProse = 4000;

    private readonly Workflow workflow;
    private readonly Variables variables;
    private readonly List<CacaoFinding> reasons = [];
    private readonly List<CacaoFinding> notes = [];
    private readonly List<Step> steps = [];
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly TaskMaking tasks;

    public ForeignImport(Value document)
    {
        workflow = Workflow.Of(document);
        variables = new Variables(workflow);
        tasks = new TaskMaking(document, variables, reasons, notes);
    }

    private sealed record Place(ImmutableArray<string> After, ImmutableArray<string> When);

    public Imported Read(ImmutableArray<CacaoFinding> unknown)
    {
        Whole();
        if (reasons.Count == 0)
        {
            Walk(workflow.Start, new Place([], []));
        }

        if (reasons.Count == 0 && steps.Count is 0 or > MostSteps)
        {
            Refuse(steps.Count == 0 ? ImportCode.Nothing : ImportCode.TooLarge, "workflow", steps.Count == 0 ? "has no action in it" : $"has more than {MostSteps} actions");
        }

        return reasons.Count > 0 ? new Imported.Refused([.. reasons]) : new Imported.Success(Make(), [.. notes, .. unknown]);
    }

    /// <summary>What speaks against the document as a whole.</summary>
    private void Whole()
    {
        if (workflow.Document.Get("revoked") == Value.True)
        {
            Refuse(ImportCode.Revoked, "revoked", "says that the playbook was withdrawn");
        }

        if (workflow.Exception is { } exception && TypeOf(exception) != "end")
        {
            Refuse(ImportCode.FailureBranch, "workflow_exception", "has steps for exceptions; a run is held for a person instead, and nothing would perform them");
        }

        if (workflow.Steps.Length > 2 * MostSteps)
        {
            Refuse(ImportCode.TooLarge, "workflow", $"has more than {2 * MostSteps} steps");
        }

        if (workflow.Document.Get("signatures") is not null)
        {
            notes.Add(new(ImportCode.Told, "signatures", "are not checked by importing: 'playbook cacao verify' does"));
        }
    }

    /// <returns>The steps after which whatever follows has to come.</returns>
    private ImmutableArray<string> Walk(string? from, Place place)
    {
        var at = from;
        while (at is not null && TypeOf(at) is not "end")
        {
            if (!visited.Add(at))
            {
                Refuse(ImportCode.Merge, $"workflow/{at}", "is come to in more than one way; a run would perform it once");
                return place.After;
            }

            var step = workflow.Ids[at];
            place = place with { After = OfStep(at, step, place) };
            at = step.GetText("on_completion") ?? step.GetText("on_success");
        }

        return place.After;
    }

    private ImmutableArray<string> OfStep(string id, Value step, Place place)
    {
        if (step.Get("delay") is not null)
        {
            Refuse(ImportCode.Delay, $"workflow/{id}/delay", "asks to wait before the step; runs do not wait");
        }

        var type = TypeOf(id);
        var failure = type == "start" ? FailureRule.Stop : FailureOf(id, step);
        return type switch
        {
            "start" => place.After,
            "action" => Act(id, step, place, failure),
            "parallel" => Together((step.Get("next_steps")?.Items ?? []).OfType<Value.Text>().Select(next => (next.Content, place))),
            "if-condition" => Choose(id, step, place),
            "switch-condition" => Switch(id, step, place),
            "while-condition" => Unable(id, place, "is a loop; a run performs each step once"),
            "playbook-action" => Unable(id, place, "calls another playbook; a run is of one playbook"),
            _ => Unable(id, place, "is of no kind that is known here"),
        };
    }

    private ImmutableArray<string> Act(string id, Value step, Place place, FailureRule failure)
    {
        var made = tasks.Make(id, step, [.. steps.Select(each => each.Id)]);
        var when = place.When.IsEmpty ? null : Condition(string.Join(" && ", place.When.Select(each => $"({each})")));
        var after = place.After;
        foreach (var task in made)
        {
            steps.Add(task with { After = after, When = when, OnFailure = failure });
            after = [task.Id];
        }

        return after;
    }

    private ImmutableArray<string> Together(IEnumerable<(string Id, Place Place)> branches) =>
        [.. branches.SelectMany(branch => Walk(branch.Id, branch.Place)).Distinct(StringComparer.Ordinal)];

    private ImmutableArray<string> Choose(string id, Value step, Place place)
    {
        if (ConditionReader.Read(step.GetText("condition") ?? "", variables, step, out var why) is not { } condition)
        {
            Refuse(ImportCode.Condition, $"workflow/{id}/condition", $"cannot be asked: {why}");
            return place.After;
        }

        var isTrue = step.GetText("on_true") is { } yes ? Walk(yes, place with { When = place.When.Add(condition) }) : place.After;
        var isFalse = step.GetText("on_false") is { } no ? Walk(no, place with { When = place.When.Add($"!({condition})") }) : place.After;
        return [.. isTrue.Union(isFalse, StringComparer.Ordinal)];
    }

    /// <summary>The case <c>default</c> is taken where no other is.</summary>
    private ImmutableArray<string> Switch(string id, Value step, Place place)
    {
        var name = (step.GetText("switch") ?? "").Split(':')[0];
        if (variables.Expression(name, step, out var why) is not { } variable)
        {
            Refuse(ImportCode.Condition, $"workflow/{id}/switch", $"cannot be asked: {why}");
            return place.After;
        }

        var cases = Entries.Of(step.Get("cases")).ToList();
        var named = $"{variable} in [{string.Join(", ", cases.Where(one => one.Name != "default").Select(one => Variables.Quote(one.Name)))}]";
        return Together(cases.Select(one => (
            ((Value.Text)one.Value).Content, // the schemas let nothing else pass
            place with { When = place.When.Add(one.Name == "default" ? $"!({named})" : $"{variable} == {Variables.Quote(one.Name)}") })));
    }

    /// <summary>A run is held when a step fails, or goes on; it has no branch for that.</summary>
    private FailureRule FailureOf(string id, Value step)
    {
        var failed = step.GetText("on_failure");
        if (failed is not null && failed == step.GetText("on_success"))
        {
            return FailureRule.Continue;
        }

        if (failed is not null && TypeOf(failed) != "end")
        {
            Refuse(ImportCode.FailureBranch, $"workflow/{id}/on_failure", "has steps for failures; a run is held for a person instead, and nothing would perform them");
        }

        return FailureRule.Stop;
    }

    private ImmutableArray<string> Unable(string id, Place place, string why)
    {
        Refuse(ImportCode.StepKind, $"workflow/{id}", why);
        return place.After;
    }

    private Playbook Make() => new()
    {
        Id = Slug.Of(workflow.Document.GetText("name") ?? "", "imported"),
        Version = "1.0.0",
        Title = Shown.Line(workflow.Document.GetText("name"), "Imported playbook", LongestTitle),
        Description = Shown.Sentences(LongestProse, workflow.Document.GetText("description"), Marked(), $"Imported from {workflow.Document.GetText("id")} of {workflow.Document.GetText("modified")}"),
        Inputs = variables.Inputs,
        Stages = [new Stage { Name = "respond", Steps = [.. steps] }],
    };

    /// <summary>Whoever reads the playbook has to know how far it may be passed on.</summary>
    private string? Marked()
    {
        var marks = Entries.Of(workflow.Document.Get("data_marking_definitions")).Select(mark => mark.Value.GetText("tlpv2_level") ?? mark.Value.GetText("statement") ?? mark.Value.GetText("name")).OfType<string>().ToList();
        return marks.Count == 0 ? null : $"Marked {string.Join("; ", marks)}";
    }

    private static Template? Condition(string expression) => Template.ParseExpression($"${{{{ {expression} }}}}") is TemplateParsed.Success parsed ? parsed.Template : null;

    private string? TypeOf(string id) => workflow.Ids.GetValueOrDefault(id)?.GetText("type");

    private void Refuse(string code, string path, string message) => reasons.Add(new(code, path, message));
}
