using Playbooks.Sandbox.GitHub.Apps;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>Who is calling, may they, and is the rate limit kept.</summary>
internal sealed class Gate(GitHubWorld world)
{
    private static readonly string[] Versions = ["2022-11-28", "2026-03-10"];

    public Answer Pass(Ask ask, Route route)
    {
        if (route.Scope == Scope.Open)
        {
            return route.Handle(ask);
        }

        var answer = Malformed(ask.Call) ?? (route.Scope == Scope.App ? AsApp(ask, route) : AsInstallation(ask, route));
        var version = ask.Call.Header("X-GitHub-Api-Version") ?? Versions[0];
        return answer.With("X-GitHub-Api-Version-Selected", version).With("X-GitHub-Request-Id", "sandbox").With("X-GitHub-Media-Type", "github.v3; format=json");
    }

    private static Answer? Malformed(Call call) =>
        string.IsNullOrEmpty(call.Header("User-Agent"))
            ? Refusal.Say(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.")
        : call.Header("X-GitHub-Api-Version") is { } version && !Versions.Contains(version)
            ? Refusal.Say(410, $"The API version '{version}' is not supported.")
        : !call.Body.IsEmpty && call.Json() is null ? Refusal.Say(400, "Problems parsing JSON")
        : null;

    private Answer AsApp(Ask ask, Route route)
    {
        if (Credential(ask.Call) is not { } jwt)
        {
            return Refusal.Say(401, "A JSON web token could not be decoded");
        }

        if (world.Apps.Find(app => app.Refuses(jwt, ask.Now) is null) is not { } caller)
        {
            return Refusal.Say(401, world.App.Refuses(jwt, ask.Now) ?? "");
        }

        ask.Call.Identity = "app:" + caller.Slug;
        return route.Handle(ask with { App = caller });
    }

    private Answer AsInstallation(Ask ask, Route route)
    {
        if (Credential(ask.Call) is not { } value)
        {
            return route.Scope == Scope.Repository ? Refusal.NotFound : Refusal.Say(401, "Requires authentication");
        }

        if (!world.App.Tokens.TryGetValue(value, out var token) || ask.Now >= token.Expires)
        {
            return Refusal.BadCredentials;
        }

        ask.Call.Identity = $"installation:{world.App.Installation}";
        return world.Limit.Stamp(!world.Limit.Take(ask.Now) ? Refusal.Say(403, "API rate limit exceeded for installation.")
            : world.Limit.Spend(ask.Now, ask.Call.Method == "GET" ? 1 : 5) is { } wait
                ? Refusal.Say(403, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.").With("Retry-After", wait)
            : world.App.Suspended is not null ? Refusal.Say(403, "This installation has been suspended")
            : Conditional(ask.Call, Named(ask with { Token = token }, route, token)));
    }

    /// <summary>What the caller has already is not sent again, and costs nothing of the primary limit.</summary>
    private Answer Conditional(Call call, Answer answer)
    {
        if (call.Method != "GET" || answer.Status != 200)
        {
            return answer;
        }

        var tag = EntityTag.Of(answer);
        if (call.Header("If-None-Match") != tag)
        {
            return answer.With("ETag", tag);
        }

        world.Limit.GiveBack();
        return Answer.Empty(304).With("ETag", tag);
    }

    private Answer Named(Ask ask, Route route, InstallationToken token)
    {
        switch (route.Scope)
        {
            case Scope.Organisation:
                return world.Organisations.TryGetValue(ask["org"], out var organisation)
                    ? Permitted(ask with { Organisation = organisation }, route, token)
                    : Refusal.NotFound;
            case Scope.Repository:
                return world.Repository(ask["owner"], ask["repo"]) is { } repository && token.Repositories?.Contains(repository.Id) is not false
                    ? Permitted(ask with { Repository = repository }, route, token)
                    : Refusal.NotFound;
            default:
                return Permitted(ask, route, token);
        }
    }

    private static Answer Permitted(Ask ask, Route route, InstallationToken token) =>
        !route.Need.IsMetBy(token.Permissions) ? Refusal.NotAccessible(route.Need)
        : route is { Scope: Scope.Repository, Operation.Changes: true } && ask.Repository.Archived && route.Operation.Name != "repos/update"
            ? Refusal.Say(403, "Repository was archived so is read-only.")
        : route.Handle(ask);

    private static string? Credential(Call call) => call.Header("Authorization")?.Split(' ') switch
    {
        [var scheme, var value] when scheme.Equals("bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("token", StringComparison.OrdinalIgnoreCase) => value,
        _ => null,
    };
}
