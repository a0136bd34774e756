using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Apps;
using Playbooks.Sandbox.GitHub.Organisations;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Routing;

/// <summary>An authorised request with what its path names.</summary>
internal sealed record Ask(GitHubWorld World, Call Call, IReadOnlyDictionary<string, string> Path)
{
    private readonly Organisation? organisation;
    private readonly Repository? repository;
    private JsonObject? body;

    public InstallationToken? Token { get; init; }

    /// <summary>Who asks, where an App asks as itself; else the responder's own.</summary>
    public GitHubApp App { get; init; } = World.App;

    public Organisation Organisation
    {
        get => organisation ?? throw new InvalidOperationException("The route names no organisation.");
        init => organisation = value;
    }

    public Repository Repository
    {
        get => repository ?? throw new InvalidOperationException("The route names no repository.");
        init => repository = value;
    }

    public DateTimeOffset Now => Call.Now;

    public string Api => Call.Origin;

    /// <summary>The body; an empty object when there is none.</summary>
    public JsonObject Body => body ??= Call.Json() ?? [];

    public string this[string name] => Path[name];

    public string? Text(string member) => Body[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public bool? Flag(string member) => Body[member] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public IReadOnlyList<long>? Numbers(string member) => Body[member] is JsonArray list
        ? [.. list.OfType<JsonValue>().Select(item => item.TryGetValue<long>(out var number) ? number : long.TryParse(item.ToString(), out var parsed) ? parsed : 0)]
        : null;

    public long Number(string name) => long.TryParse(Path[name], out var number) ? number : -1;
}
