using System.Text.Json.Nodes;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Contents;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Testing.Data;

namespace Playbooks.Connectors.Tests.GitHub.Emulated;

/// <summary>
/// The client and the actions against a GitHub that we did not write. It knows Apps, contents, refs, hooks and the listing of secrets; it lacks
/// public keys of secrets, permissions, environments, deploy keys, rulesets, runners, and the operations for a hook's configuration alone.
/// </summary>
public class EmulatedGitHubTests(EmulatedGitHub github) : IClassFixture<EmulatedGitHub>
{
    private static readonly (string, Value) Web = ("repository", Value.Of("acme/web"));

    private GitHubApi Api => (github.Connection ?? throw new InvalidOperationException("not started")).Api;

    [EmulateFact]
    public async Task The_apps_own_token_is_believed_and_gives_an_installation_token_that_reads()
    {
        var repository = RepositoryName.TryParse("acme/web", out var web) ? web : default;

        Assert.True((await Api.ReadReferenceAsync(repository, "heads/main", default)).Is(out var main, out var why), $"{why}");
        Assert.True((await Api.ReadTreeAsync(repository, main.Object.Sha, default)).Is(out var tree, out why), $"{why}");
        var file = Assert.Single(tree.Entries);
        Assert.True((await Api.ReadFileAsync(repository, file.Path, "main", default)).Is(out var text, out why), $"{why}");
        Assert.NotEmpty(text);
        Assert.True((await Api.ListSecretsAsync(new SecretScope.OfRepository(repository), default)).Is(out var secrets, out why), $"{why}");
        Assert.Empty(secrets);
    }

    [EmulateFact]
    public async Task A_ref_is_made_and_deleted_and_comes_back()
    {
        var repository = RepositoryName.TryParse("acme/web", out var web) ? web : default;
        Assert.True((await Api.ReadReferenceAsync(repository, "heads/main", default)).Is(out var main, out var why), $"{why}");
        var set = ActionDriver.Call("github.set-ref", Web, ("ref", Value.Of("heads/evidence")), ("sha", Value.Of(main.Object.Sha)));

        var (output, undo) = await github.Driver.DoAsync(set);
        Assert.Equal(main.Object.Sha, output.GetText("sha"));
        Assert.Equal(SurveyVerdict.Done, (await github.Driver.SurveyAsync(set)).Verdict);
        Assert.Equal("github.delete-ref", undo?.Uses);
        var (_, again) = await github.Driver.DoAsync(Assert.IsType<Call>(undo));

        Assert.Equal(SurveyVerdict.ToDo, (await github.Driver.SurveyAsync(set)).Verdict);
        await github.Driver.DoAsync(Assert.IsType<Call>(again));
        Assert.Equal(SurveyVerdict.Done, (await github.Driver.SurveyAsync(set)).Verdict);
    }

    [EmulateFact]
    public async Task A_webhook_is_silenced_and_let_speak_again()
    {
        var path = GitHubPath.Of($"/repos/acme/web/hooks");
        var body = JsonNode.Parse("""{"name":"web","config":{"url":"http://127.0.0.1:9/","content_type":"json","secret":"s"},"events":["push"]}""");
        Assert.Null((await Api.ChangeAsync("test.create-hook", HttpMethod.Post, path, body, default)).Failure);
        var hook = (await github.Driver.ReadAsync(ActionDriver.Call("github.list-webhooks", Web))).Get("webhooks")?.Items.Single() ?? Value.Nothing;
        var silence = ActionDriver.Call("github.set-webhook", Web, ("hook", hook.Get("hook") ?? Value.Nothing), ("active", Value.False));

        var (_, undo) = await github.Driver.DoAsync(silence);

        Assert.Equal(SurveyVerdict.Done, (await github.Driver.SurveyAsync(silence)).Verdict);
        await github.Driver.DoAsync(Assert.IsType<Call>(undo));
        Assert.Equal(SurveyVerdict.ToDo, (await github.Driver.SurveyAsync(silence)).Verdict);
    }

    [EmulateFact]
    public async Task What_it_does_not_know_is_absent_or_not_permitted_and_nothing_else()
    {
        var why = await github.Driver.SurveyFailsAsync(ActionDriver.Call("github.set-actions-permissions", Web, ("enabled", Value.False)));

        Assert.Equal("not-found-or-not-permitted", Assert.IsType<ActionOutcome.FailedFinal>(why).Code);
    }
}
