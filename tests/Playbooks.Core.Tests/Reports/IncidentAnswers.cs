using Playbooks.Core.Actions;
using Playbooks.Core.Tests.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reports;

/// <summary>What the world answers in <see cref="Incident"/>.</summary>
internal static class IncidentAnswers
{
    public static ActionOutcome Read(Call call) => call.Uses switch
    {
        "github.find-runs" => Story.Succeeded(Runs),
        "github.read-logs" => new ActionOutcome.FailedFinal("not-found-or-not-permitted", "logs of acme/web run 41 are deleted"),
        "reach.map" => Story.Succeeded(Reach),
        _ => Story.Succeeded(),
    };

    public static SurveyOutcome Survey(Call call) => call switch
    {
        { Uses: "github.disable-workflow" } when IsSecond(call) => Looked(call, "github:acme/api/workflows/release.yml", "Disables the workflow 'release' (now active).", SurveyVerdict.Done),
        { Uses: "github.disable-workflow" } => Looked(call, "github:acme/web/workflows/ci.yml", "Disables the workflow 'ci' (now active)."),
        { Uses: "rotate.aws-access-key" } => Looked(call, "aws:111122223333/user/ci/access-key/AKIA1", "Makes a new key, puts it into 2 places, proves it, deactivates AKIA1.", cut: "aws:111122223333/access-key/AKIA1"),
        _ => Looked(call, "github:acme/web/deploy-keys/7", "Replaces deploy key 7 by a new one."),
    };

    private static bool IsSecond(Call call) => call.Arguments.Get("n") is Value.Int { Number: 2 } or Value.Text { Content: "2" };

    private static SurveyOutcome Looked(Call call, string target, string change, SurveyVerdict verdict = SurveyVerdict.ToDo, string? cut = null) => new SurveyOutcome.Surveyed(new Survey
    {
        Target = target,
        State = Value.MapOf(("state", Value.Of("active"))),
        Verdict = verdict,
        Change = change,
        Undo = new UndoCall(call.Uses.Replace("disable", "enable", StringComparison.Ordinal), call.Provider, Effect.Changes, Value.MapOf(("target", Value.Of(target)))),
        Cuts = cut is null ? [] : [cut],
    });

    private static Value Runs { get; } = Value.MapOf(
        ("examined", Value.Of(128)),
        ("runs", Value.ListOf([Run("acme/web", 41, "confirmed", "the runner fetched tj-actions/changed-files@v45 at 0e58ed86"), Run("acme/api", 17, "probable", ".github/workflows/release.yml uses it in the job release")])),
        ("cannot_tell", Value.ListOf([Value.MapOf(("what", Value.Of("github:acme/old")), ("why", Value.Of("absent or not permitted")))])));

    private static Value Reach { get; } = Value.MapOf(
        ("graph", Value.MapOf(
            ("nodes", Value.ListOf([
                Node("pkg:github/tj-actions/changed-files", "artifact", "tj-actions/changed-files"), Node("job:acme/web#41", "job", "acme/web #41 build"), Node("job:acme/api#17", "job", "acme/api #17 release"),
                Node("secret:acme/web/AWS_KEY", "credential", "AWS_KEY of acme/web"), Node("secret:acme/web/DEPLOY_KEY", "credential", "DEPLOY_KEY of acme/web"), Node("secret:org/NPM_TOKEN", "credential", "NPM_TOKEN of the organisation"),
                Node("secret:acme/api/SIGNING", "credential", "SIGNING of acme/api"), Node("aws:111122223333/user/ci", "identity", "user ci"), Node("perm:s3", "permission", "s3:PutObject on releases")])),
            ("edges", Value.ListOf([
                Edge("pkg:github/tj-actions/changed-files", "job:acme/web#41", "confirmed", "log-fetched"), Edge("pkg:github/tj-actions/changed-files", "job:acme/api#17", "probable", "file-names-it"),
                Edge("job:acme/web#41", "secret:acme/web/AWS_KEY", "confirmed", "step-environment"), Edge("job:acme/web#41", "secret:acme/web/DEPLOY_KEY", "probable", "runner-memory"),
                Edge("job:acme/api#17", "secret:org/NPM_TOKEN", "possible", "inherit"), Edge("job:acme/api#17", "secret:acme/api/SIGNING", "ruled-out", "environment-gate"),
                Edge("secret:acme/web/AWS_KEY", "aws:111122223333/user/ci", "confirmed", "key-of-user"), Edge("aws:111122223333/user/ci", "perm:s3", "confirmed", "policy")])))),
        ("exposures", Value.ListOf([
            Exposure("secret:acme/web/AWS_KEY", "aws-access-key", "confirmed", "step-environment", "given to the step itself"),
            Exposure("secret:acme/web/DEPLOY_KEY", "github-deploy-key", "probable", "runner-memory", "in the job's secrets, readable from the runner's memory"),
            Exposure("secret:org/NPM_TOKEN", "npm-token", "possible", "inherit", "the called workflow inherits all secrets"),
            Exposure("secret:acme/api/SIGNING", "signing-key", "ruled-out", "environment-gate", "its environment was not approved for this job")])),
        ("rotations", Value.EmptyList),
        ("roles", Value.ListOf([Value.MapOf(("account", Value.Of("111122223333")), ("role", Value.Of("deploy")), ("grade", Value.Of("possible")), ("why", Value.Of("its trust takes every branch of acme/web")))])),
        ("tasks", Value.ListOf([Value.MapOf(
            ("subject", Value.Of("secret:org/NPM_TOKEN")), ("what", Value.Of("Revoke NPM_TOKEN at npmjs.com and publish with a new one")), ("who", Value.Of("web-team")),
            ("where", Value.ListOf(["npmjs.com"])), ("why", Value.Of("no action rotates npm tokens")), ("verify", Value.Of("npm whoami fails with the old token")), ("grade", Value.Of("possible")))])),
        ("unseen", Value.ListOf([Value.MapOf(("what", Value.Of("self-hosted runner build-7")), ("why", Value.Of("its disk outlives jobs and cannot be read from here")))])),
        ("counts", Value.MapOf(("jobs", Value.Of(2)), ("credentials", Value.Of(4)))));

    private static Value Run(string repository, int number, string grade, string reason) => Value.MapOf(
        ("repository", Value.Of(repository)), ("run", Value.Of(number)), ("url", Value.Of($"https://github.com/{repository}/actions/runs/{number}")),
        ("grade", Value.Of(grade)), ("reasons", Value.ListOf([reason])), ("started", Value.Of("2025-03-15T02:11:09Z")));

    private static Value Node(string id, string kind, string label) => Value.MapOf(("id", Value.Of(id)), ("kind", Value.Of(kind)), ("label", Value.Of(label)));

    private static Value Edge(string from, string to, string grade, string rule) =>
        Value.MapOf(("from", Value.Of(from)), ("to", Value.Of(to)), ("grade", Value.Of(grade)), ("rule", Value.Of(rule)), ("why", Value.Of($"by rule {rule}")), ("source", Value.Of("github.find-runs")), ("at", Value.Of("2025-03-15T02:11:09Z")));

    private static Value Exposure(string credential, string kind, string grade, string rule, string reason) => Value.MapOf(
        ("credential", Value.Of(credential)), ("kind", Value.Of(kind)), ("grade", Value.Of(grade)), ("rule", Value.Of(rule)), ("why", Value.Of(reason)), ("jobs", Value.ListOf(["acme/web run 41"])), ("places", Value.ListOf(["secret of the repository"])));
}
