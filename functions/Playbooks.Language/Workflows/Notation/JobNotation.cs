using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Notation;

internal static class JobNotation
{
    /// <remarks>The notation counts <c>github.token</c> where the job names it, and <c>secrets.GITHUB_TOKEN</c> in the workflow's <c>env</c> too.</remarks>
    internal static JsonObject Write(JobFacts job, WorkflowFacts workflow, string? owner)
    {
        var written = Described(job);
        Secrets(written, job);
        written["uses_github_token"] = job.NamesToken || workflow.EnvSecrets.Any(r => r.Name == SecretNames.Token);
        written["uses"] = new JsonArray([.. job.Steps.Where(s => s.Uses is not null).Select(s => (JsonNode)StepUses(s, owner))]);
        written["third_party_unpinned"] = Json.List(Unpinned(job, owner));
        written["reusable_call"] = job.Call is { } call ? UsesNotation.Write(call, owner) : null;
        return written;
    }

    internal static string Word(RunnerKind kind) => kind switch
    {
        RunnerKind.GitHubHosted => "github-hosted",
        RunnerKind.SelfHosted => "self-hosted",
        RunnerKind.Dynamic => "dynamic",
        RunnerKind.Group => "group",
        _ => "custom-label",
    };

    private static JsonObject Described(JobFacts job) => new()
    {
        ["name"] = job.Name,
        ["needs"] = Json.List(job.Needs),
        ["runs_on"] = job.Runner is { } runner ? Runner(runner) : null,
        ["container"] = job.Container,
        ["environment"] = job.Environment,
        ["environment_is_expression"] = job.EnvironmentIsExpression,
        ["permissions"] = PermissionNotation.OfJob(job.Permissions),
        ["id_token_write"] = job.Permissions.CanRequestIdToken,
        ["step_count"] = job.StepCount,
    };

    private static void Secrets(JsonObject written, JobFacts job)
    {
        written["secret_refs"] = new JsonArray([.. job.SecretReferences.Select(r => (JsonNode)Reference(r))]);
        written["secrets_direct"] = Json.List(job.SecretsDirect);
        written["secrets_effective"] = Json.List(job.SecretsEffective);
        written["secrets_inherit"] = job.InheritsSecrets;
        written["secrets_passed"] = new JsonObject(job.PassedSecrets.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, Json.List(p.Value))));
        written["step_secrets"] = new JsonObject(StepSecrets(job));
        written["all_secrets_exposed"] = job.ReachesAllSecrets;
        written["all_secrets_reasons"] = Json.List(job.WideForms.Select(f => f == SecretForm.Dynamic ? "dynamic" : "toJSON").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> StepSecrets(JobFacts job) =>
        from step in job.Steps
        group step by step.Index into place
        let names = SecretNames.Named(place.SelectMany(s => s.SecretReferences), withToken: true)
        where !names.IsEmpty
        select KeyValuePair.Create<string, JsonNode?>(place.Key.ToString(CultureInfo.InvariantCulture), Json.List(names));

    private static JsonObject Reference(SecretReference reference) => new()
    {
        ["form"] = reference.Form switch
        {
            SecretForm.Dot => "dot",
            SecretForm.Index => "index",
            SecretForm.Whole => "whole",
            _ => "dynamic",
        },
        ["name"] = reference.Name ?? reference.Computation,
        ["path"] = reference.Path,
        ["allowed"] = reference.Allowed,
    };

    private static JsonObject Runner(RunnerFacts runner) =>
        new() { ["cls"] = Word(runner.Kind), ["group"] = runner.Group, ["labels"] = Json.List(runner.Labels) };

    private static JsonObject StepUses(StepFacts step, string? owner)
    {
        var written = step.Uses is { } uses ? UsesNotation.Write(uses, owner) : [];
        written["step"] = step.Index;
        return written;
    }

    private static IEnumerable<string> Unpinned(JobFacts job, string? owner) =>
        job.Steps.Select(s => s.Uses).OfType<UsesFacts>().Where(u => !u.IsPinned && u.IsThirdParty(owner) == true).Select(u => u.Text).Distinct().Order(StringComparer.Ordinal);
}
