using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Pulls;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions.Federation;

/// <summary>
/// Opens a pull request that lets a workflow's jobs sign in by their own identity instead of by a static key. People merge it. What an
/// interrupted attempt did is read from the branch and from the pull requests of that branch.
/// </summary>
internal sealed class ProposeFederation(GitHubTenant tenant, FederateWorkflow federate)
{
    private static readonly FailureCode ByHand = new(CloudCodes.NeedsPerson, "The workflow cannot be edited mechanically; the message says why. Give its owner the task.");
    private static readonly FailureCode Drifted = new(CloudCodes.Drifted, "The branch holds something else. Look who pushed there, or name another branch.");

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.propose-federation",
        Summary = "Open a pull request that lets a workflow's jobs sign in by their own identity instead of by a static key.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Changes,
        Inputs = [GitHubTerms.Repository, FederationPlace.Path, .. FederationPlace.Identity, FederationPlace.Branch],
        Output = ValueType.ObjectOf(("target", ValueType.Text), ("pull", ValueType.Int), ("url", ValueType.Text), ("branch", ValueType.Text), ("secrets", ValueType.ListOf(ValueType.Text))),
        Undo = "Closes the pull request and deletes its branch. What people have merged by then is theirs to revert.",
        UndoneBy = [CloseProposal.Name],
        Idempotency = "The branch is named by the workflow: what an earlier attempt left there is gone on with, and one open pull request from it counts as proposed.",
        Preconditions = ["The role or application trusts the jobs already.", "The file can be edited without touching anything else; see github.check-federation."],
        Permissions =
        [
            GitHubTerms.Right("contents:write"), GitHubTerms.Right("workflows:write"), GitHubTerms.Right("pull_requests:write"), GitHubTerms.Right("metadata:read"),
        ],
        Failures = GitHubFailures.OfChange(ByHand, Drifted),
        Source = GitHubTerms.Docs + "pulls/pulls#create-a-pull-request",
    };

    public IChangeAction Action => new GitHubChange(Contract, tenant, SurveyAsync, PerformAsync);

    private async Task<SurveyOutcome> SurveyAsync(Place place, CancellationToken token)
    {
        var (found, why) = await FindAsync(place, token);
        if (found is null)
        {
            return new SurveyOutcome.Failed(why ?? throw new InvalidOperationException("neither found nor failure"));
        }

        var isDone = found.Edit is null || found.Pull is not null;
        return new SurveyOutcome.Surveyed(new Survey
        {
            Target = $"{place.Target}/federation/{place.Text("path")}",
            State = Value.MapOf(("base", Value.Of(found.Base)), ("file", Value.Of(GitBlob.Sha(found.Text)))),
            Verdict = isDone ? SurveyVerdict.Done : found.IsBegun ? SurveyVerdict.Partial : SurveyVerdict.ToDo,
            Undo = isDone ? null : new UndoCall(CloseProposal.Name, GitHubTerms.Provider, Effect.Destroys, place.With([], Value.MapOf(("branch", Value.Of(found.Branch))))),
            Change = found.Edit is null
                ? $"The jobs of {place.Text("path")} in {place.Repository} sign in by their own identity already."
                : $"A pull request from {found.Branch} lets the job(s) {string.Join(", ", found.Edit.Jobs.Select(job => job.Job))} of {place.Text("path")} sign in by their own identity; after its merge {string.Join(", ", found.Edit.Secrets)} is needed no more.",
        });
    }

    private async Task<ActionOutcome> PerformAsync(Place place, Survey survey, CancellationToken token)
    {
        var (found, why) = await FindAsync(place, token);
        return found is null ? why ?? throw new InvalidOperationException("neither found nor failure")
            : found.Edit is not { } edit ? new ActionOutcome.FailedFinal(CloudCodes.Conflict, $"{place.Text("path")} holds no static key any more")
            : await ProposeAsync(place, survey, found, edit, token);
    }

    private static async Task<ActionOutcome> ProposeAsync(Place place, Survey survey, Proposal found, FederationEdit.Edited edit, CancellationToken token)
    {
        if (!found.IsBegun && (await place.Api.CreateReferenceAsync(place.Repository, $"heads/{found.Branch}", found.Sha, token)).Failure is { } unmade)
        {
            return place.Outcome(unmade);
        }

        if (!found.IsWritten && await WriteAsync(place, found, edit, token) is { } unwritten)
        {
            return place.Outcome(unwritten);
        }

        var opened = found.Pull ?? await place.Api.CreatePullAsync(
            place.Repository, $"Replace the static keys of {place.Text("path").Split('/')[^1]} by the jobs' own identity", Body(edit), found.Branch, found.Base, token);
        return opened.Is(out var pull, out var failure)
            ? new ActionOutcome.Succeeded(Value.MapOf(
                ("target", Value.Of(survey.Target)), ("pull", Value.Of(pull.Number)), ("url", Value.Of(pull.HtmlUrl)), ("branch", Value.Of(found.Branch)), ("secrets", Value.ListOf(edit.Secrets))))
            : place.Outcome(failure);
    }

    /// <summary>A repeat after a lost answer looks like a conflict with oneself, so a conflict is looked into.</summary>
    private static async Task<ProviderFailure?> WriteAsync(Place place, Proposal found, FederationEdit.Edited edit, CancellationToken token)
    {
        var (path, message) = (place.Text("path"), $"Sign in by the jobs' own identity in {place.Text("path").Split('/')[^1]}");
        var failure = (await place.Api.WriteFileAsync(place.Repository, path, found.Branch, found.Text, edit.Text, message, token)).Failure;
        return failure is { Status: 409 } && (await place.Api.ReadFileAsync(place.Repository, path, found.Branch, token)).Is(out var held, out _) && held == edit.Text ? null : failure;
    }

    private static string Body(FederationEdit.Edited edit) => string.Join("\n\n",
    [
        $"The job(s) {string.Join(", ", edit.Jobs.Select(job => job.Job))} ask for an identity token and sign in with it; no static key is handed to them any more.",
        .. edit.Notes,
        $"After the merge, one run of this workflow has to succeed; then the secrets {string.Join(", ", edit.Secrets)} and the key behind them are deleted.",
    ]);

    private async Task<(Proposal? Found, ActionOutcome? Why)> FindAsync(Place place, CancellationToken token)
    {
        if (FederationPlace.SignIn(place, out var wrong) is not { } signIn)
        {
            return (null, wrong);
        }

        if (!(await place.Api.GetRepositoryAsync(place.Repository, token)).Is(out var repository, out var failure)
            || !(await place.Api.ReadReferenceAsync(place.Repository, $"heads/{repository.DefaultBranch}", token)).Is(out var tip, out failure)
            || !(await place.Api.ReadFileAsync(place.Repository, place.Text("path"), tip.Object.Sha, token)).Is(out var text, out failure))
        {
            return (null, place.Outcome(failure));
        }

        var edit = federate(place.Text("path"), text, signIn);
        var proposal = new Proposal(repository.DefaultBranch ?? "", tip.Object.Sha, FederationPlace.BranchOf(place), text);
        return edit switch
        {
            FederationEdit.ByHand hand => (null, new ActionOutcome.Refused(CloudCodes.NeedsPerson, FederationPlace.Instructions(place, signIn, hand.Why))),
            FederationEdit.Done => (proposal, null),
            FederationEdit.Edited edited => await BegunAsync(place, proposal with { Edit = edited }, edited, token),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What earlier attempts left on the branch.</summary>
    private static async Task<(Proposal? Found, ActionOutcome? Why)> BegunAsync(Place place, Proposal proposal, FederationEdit.Edited edit, CancellationToken token)
    {
        var reference = await place.Api.ReadReferenceAsync(place.Repository, $"heads/{proposal.Branch}", token);
        if (!reference.Is(out var there, out var absent))
        {
            return absent.Kind == FailureKind.AbsentOrNotPermitted ? (proposal, null) : (null, place.Outcome(absent));
        }

        if (!(await place.Api.ReadFileAsync(place.Repository, place.Text("path"), there.Object.Sha, token)).Is(out var held, out var failure)
            || !(await place.Api.ListPullsAsync(place.Repository, proposal.Branch, "open", token)).Is(out var pulls, out failure))
        {
            return (null, place.Outcome(failure));
        }

        return held == edit.Text || held == proposal.Text
            ? (proposal with { IsBegun = true, IsWritten = held == edit.Text, Pull = pulls.FirstOrDefault(pull => held == edit.Text && pull.Base.Ref == proposal.Base) }, null)
            : (null, new ActionOutcome.Refused(CloudCodes.Drifted, $"the branch {proposal.Branch} of {place.Repository} holds another version of {place.Text("path")}; it is not overwritten"));
    }

    /// <param name="Base">Branch that the change is proposed for.</param>
    /// <param name="Sha">Its tip.</param>
    /// <param name="Text">The file there.</param>
    private sealed record Proposal(string Base, string Sha, string Branch, string Text)
    {
        public FederationEdit.Edited? Edit { get; init; }

        public bool IsBegun { get; init; }

        public bool IsWritten { get; init; }

        public PullRequest? Pull { get; init; }
    }
}
