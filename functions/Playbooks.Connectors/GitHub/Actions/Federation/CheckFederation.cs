using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions.Federation;

/// <summary>Says whether a workflow's static keys can be replaced by an edit, what its jobs' tokens are made of, and else what a person has to do.</summary>
internal static class CheckFederation
{
    public static ActionContract Contract { get; } = new()
    {
        Name = "github.check-federation",
        Summary = "Say whether a workflow's static keys can be replaced by its jobs' own identity, and if not by an edit, what a person has to do.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [GitHubTerms.Repository, FederationPlace.Path, .. FederationPlace.Identity],
        Output = ValueType.ObjectOf(
            ("editable", ValueType.Bool), ("done", ValueType.Bool), ("jobs", ValueType.ListOf(ValueType.ObjectOf(("job", ValueType.Text), ("environment", GitHubTerms.OptionalText)))),
            ("secrets", ValueType.ListOf(ValueType.Text)), ("notes", ValueType.ListOf(ValueType.Text)), ("instructions", ValueType.Text)),
        Idempotency = "Only reads.",
        Preconditions = ["The file is looked at on the default branch."],
        Permissions = [GitHubTerms.Right("contents:read"), GitHubTerms.Right("metadata:read")],
        Failures = GitHubFailures.With(),
        Source = "https://docs.github.com/en/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect",
    };

    public static IReadAction In(GitHubTenant tenant, FederateWorkflow federate) => new GitHubRead(Contract, tenant, (place, token) => ReadAsync(place, federate, token));

    private static async Task<ActionOutcome> ReadAsync(Place place, FederateWorkflow federate, CancellationToken token)
    {
        if (FederationPlace.SignIn(place, out var why) is not { } signIn)
        {
            return why;
        }

        var read = (await place.Api.GetRepositoryAsync(place.Repository, token)).Is(out var repository, out var absent)
            ? await place.Api.ReadFileAsync(place.Repository, place.Text("path"), $"heads/{repository.DefaultBranch}", token)
            : absent;
        return read.Is(out var text, out var failure)
            ? new ActionOutcome.Succeeded(Written(place, signIn, federate(place.Text("path"), text, signIn)))
            : place.Outcome(failure);
    }

    private static Value Written(Place place, FederatedSignIn signIn, FederationEdit edit) => edit switch
    {
        FederationEdit.Edited edited => Written(true, false, edited.Jobs, edited.Secrets, edited.Notes, ""),
        FederationEdit.Done done => Written(false, true, done.Jobs, [], [], ""),
        FederationEdit.ByHand hand => Written(false, false, [], [], [], FederationPlace.Instructions(place, signIn, hand.Why)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Value Written(bool editable, bool done, IEnumerable<FederatedJob> jobs, IEnumerable<string> secrets, IEnumerable<string> notes, string instructions) => Value.MapOf(
        ("editable", Value.Of(editable)), ("done", Value.Of(done)),
        ("jobs", GitHubTerms.List(jobs, job => Value.MapOf(("job", Value.Of(job.Job)), ("environment", Value.Of(job.Environment))))),
        ("secrets", Value.ListOf(secrets)), ("notes", Value.ListOf(notes)), ("instructions", Value.Of(instructions)));
}
