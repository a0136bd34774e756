using Playbooks.Connectors.GitHub.Permissions;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>What GITHUB_TOKEN may do in workflows that do not say it themselves.</summary>
internal static class SetWorkflowPermissions
{
    public const string Name = "github.set-workflow-permissions";

    public static ActionContract Contract { get; } = new()
    {
        Name = Name,
        Summary = "Set what the token of workflows may do by default, in a repository or an organisation.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs =
        [
            GitHubTerms.EitherRepository,
            GitHubTerms.EitherOrganization,
            new("permissions", ValueType.Text, Required: true, "read or write."),
            new("can_approve", ValueType.Bool, Required: false, "Whether workflows may approve pull requests; false unless said otherwise."),
        ],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("permissions", ValueType.Text), ("can_approve", ValueType.Bool)),
        Undo = "Puts both settings back as they were.",
        UndoneBy = [Name],
        Idempotency = "A PUT of the whole state; settings that are as wanted are left alone.",
        Preconditions = ["The organisation, or enterprise, leaves the setting open. Workflows with their own permissions are not affected."],
        Permissions = [GitHubTerms.Right("administration:write"), GitHubTerms.Right("organization_administration:write")],
        Failures = GitHubFailures.OfChange(),
        Source = GitHubTerms.Docs + "actions/permissions#set-default-workflow-permissions-for-a-repository",
    };

    public static IChangeAction In(GitHubTenant tenant) => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private static async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        if (!(await ReadAsync(place, token)).Is(out var now, out var failure))
        {
            return place.Failed(failure);
        }

        var wanted = Wanted(place);
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"{place.Target}/workflow-permissions",
            State = Written(place, now),
            Verdict = wanted == now ? SurveyVerdict.Done : SurveyVerdict.ToDo,
            Undo = wanted == now ? null : new UndoCall(Name, GitHubTerms.Provider, Effect.Changes, Kept(place, now)),
            Change = $"The default token of {place.Target} goes from {Said(now)} to {Said(wanted)}.",
        });
    }

    private static async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        var wanted = Wanted(place);
        var answer = place.IsRepository
            ? await place.Api.SetWorkflowPermissionsAsync(place.Repository, wanted, token)
            : await place.Api.SetWorkflowPermissionsAsync(place.Owner, wanted, token);
        return answer.Failure is { } why ? place.Outcome(why) : new ActionOutcome.Succeeded(Written(place, wanted));
    }

    private static Task<Answer<WorkflowPermissions>> ReadAsync(Place place, CancellationToken token) => place.IsRepository
        ? place.Api.GetWorkflowPermissionsAsync(place.Repository, token)
        : place.Api.GetWorkflowPermissionsAsync(place.Owner, token);

    private static WorkflowPermissions Wanted(Place place) => new(place.Text("permissions"), place.Flag("can_approve") ?? false);

    private static Value Written(Place place, WorkflowPermissions now) => Value.MapOf(
        ("target", Value.Of(place.Target)), ("permissions", Value.Of(now.DefaultWorkflowPermissions)), ("can_approve", Value.Of(now.CanApprovePullRequestReviews)));

    private static Value Kept(Place place, WorkflowPermissions now) => Value.MapOf(
        (place.IsRepository ? "repository" : "organization", Value.Of(place.IsRepository ? place.Repository.ToString() : place.Owner)),
        ("permissions", Value.Of(now.DefaultWorkflowPermissions)),
        ("can_approve", Value.Of(now.CanApprovePullRequestReviews)));

    private static string Said(WorkflowPermissions p) => p.DefaultWorkflowPermissions + (p.CanApprovePullRequestReviews ? " with approval of pull requests" : "");
}
