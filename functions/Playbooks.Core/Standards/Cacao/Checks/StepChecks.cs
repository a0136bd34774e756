using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Checks;

/// <summary>How steps follow each other: what the schemas cannot say.</summary>
internal static class StepChecks
{
    public static IEnumerable<CacaoFinding> Of(Workflow workflow) =>
        Dangling(workflow).Concat(Start(workflow)).Concat(Loops(workflow)).Concat(Unreachable(workflow)).Concat(workflow.Steps.SelectMany(step => Next(step.Id, step.Step)));

    private static IEnumerable<CacaoFinding> Dangling(Workflow workflow)
    {
        var named = new[] { (Path: "workflow_start", Id: workflow.Start), (Path: "workflow_exception", Id: workflow.Exception) }
            .Concat(workflow.Steps.SelectMany(step => Workflow.Following(step.Step).Select(next => (Path: $"workflow/{step.Id}/{next.Member}", Id: (string?)next.Id))));
        return named.Where(reference => reference.Id is { } id && !workflow.Ids.ContainsKey(id))
            .Select(reference => new CacaoFinding(CacaoCode.DanglingStep, reference.Path, $"names {reference.Id}, which is no step of this playbook") { About = reference.Id ?? "" });
    }

    private static IEnumerable<CacaoFinding> Start(Workflow workflow)
    {
        if (workflow.Start is { } start && workflow.Ids.TryGetValue(start, out var step) && step.GetText("type") != "start")
        {
            yield return new(CacaoCode.Start, "workflow_start", "has to name a step of type start");
        }
    }

    /// <summary>One finding for each step that closes a loop.</summary>
    private static IEnumerable<CacaoFinding> Loops(Workflow workflow)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        return workflow.Steps.SelectMany(step => LoopsFrom(step.Id, workflow, done)).ToList();
    }

    private static IEnumerable<CacaoFinding> LoopsFrom(string root, Workflow workflow, HashSet<string> done)
    {
        var under = new HashSet<string>(StringComparer.Ordinal);
        var path = new Stack<(string Id, IEnumerator<(string Member, string Id)> Next)>();
        Enter(root);
        while (path.TryPeek(out var at))
        {
            if (!at.Next.MoveNext())
            {
                under.Remove(at.Id);
                done.Add(at.Id);
                path.Pop().Next.Dispose();
            }
            else if (under.Contains(at.Next.Current.Id))
            {
                yield return new(CacaoCode.Loop, $"workflow/{at.Id}/{at.Next.Current.Member}", $"leads back to {at.Next.Current.Id}");
            }
            else
            {
                Enter(at.Next.Current.Id);
            }
        }

        void Enter(string id)
        {
            if (workflow.Ids.TryGetValue(id, out var step) && !done.Contains(id) && under.Add(id))
            {
                path.Push((id, Workflow.Following(step).GetEnumerator()));
            }
        }
    }

    private static IEnumerable<CacaoFinding> Unreachable(Workflow workflow)
    {
        var reached = workflow.ReachedFrom([workflow.Start, workflow.Exception]);
        return workflow.Steps.Where(step => !reached.Contains(step.Id))
            .Select(step => new CacaoFinding(CacaoCode.Unreachable, $"workflow/{step.Id}", "is a step to which no way leads"));
    }

    private static IEnumerable<CacaoFinding> Next(string id, Value step)
    {
        var completion = step.Get("on_completion") is not null;
        var success = step.Get("on_success") is not null;
        if (step.GetText("type") is null or "end")
        {
            yield break;
        }

        // A step that branches may leave what follows to its branches.
        if (!completion && !success && step.GetText("type") is "start" or "action" or "playbook-action")
        {
            yield return new(CacaoCode.NextStep, $"workflow/{id}", "says not what follows it: on_completion or on_success is needed");
        }

        if (completion && (success || step.Get("on_failure") is not null))
        {
            yield return new(CacaoCode.NextStep, $"workflow/{id}", "has on_completion beside on_success or on_failure, which exclude each other");
        }
    }
}
