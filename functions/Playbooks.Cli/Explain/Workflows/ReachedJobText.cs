using System.Collections.Immutable;
using System.Text;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows.Notation;

namespace Playbooks.Cli.Explain.Workflows;

internal static class ReachedJobText
{
    internal static string Write(WorkflowFacts facts, ImmutableArray<ReachedJob> jobs)
    {
        var text = new StringBuilder();
        text.AppendLine($"{facts.Path}: started by {Words(facts.Triggers)}");
        if (facts.Fault is { } fault)
        {
            text.AppendLine($"  cannot tell what it reaches: {fault.Reason}");
        }

        foreach (var job in jobs)
        {
            Append(text, job);
        }

        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, ReachedJob reached)
    {
        text.AppendLine().AppendLine($"  {string.Join(" / ", reached.Calls)}");
        Line(text, "cannot tell", reached.CannotTell);
        Line(text, "secrets", Words(SecretWords.Of(reached.Secrets)));
        Line(text, "if the environment has them", reached.Secrets.EnvironmentOnly.IsEmpty ? null : Words(reached.Secrets.EnvironmentOnly));
        Line(text, "inherit", reached.Job.InheritsSecrets ? "yes" : null);
        Line(text, "permissions", WorkflowWords.Permissions(reached.Permissions));
        Line(text, "oidc", reached.Permissions.CanRequestIdToken ? "may ask for an identity token" : "no");
        Line(text, "environment", reached.Job.Environment);
        Line(text, "runner", reached.Job.Runner is { } runner ? $"{WorkflowWords.Runner(runner.Kind)} ({Words(runner.Labels)})" : null);
        foreach (var uses in ReachedJobJson.Uses(reached.Job))
        {
            Line(text, "uses", $"{uses.Text} [{WorkflowWords.Pin(uses.Pin)}]");
        }
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.AppendLine($"    {name}: {value}");
        }
    }

    private static string Words(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } all ? all : "none";
}
