using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>The words that the contracts of GitHub's actions share, and how their values are written.</summary>
internal static class GitHubTerms
{
    public const string Provider = "github";

    public const string Docs = "https://docs.github.com/en/rest/";

    public static Parameter Repository { get; } = new("repository", ValueType.Text, Required: true, "owner/name.");

    /// <summary>For an action that works on either; exactly one is given.</summary>
    public static Parameter EitherRepository { get; } = new("repository", ValueType.Text, Required: false, "owner/name; this or organization.");

    public static Parameter EitherOrganization { get; } = new("organization", ValueType.Text, Required: false, "Login of the organisation; this or repository.");

    public static Parameter Organization { get; } = new("organization", ValueType.Text, Required: true, "Login of the organisation.");

    public static Parameter Workflow { get; } = new("workflow", ValueType.Text, Required: true, "File name (ci.yml) or id of the workflow.");

    public static ValueType CannotTell { get; } = ValueType.ListOf(ValueType.ObjectOf(("what", ValueType.Text), ("why", ValueType.Text)));

    public static ValueType OptionalText { get; } = ValueType.Any;

    public static Permission Right(string name) => new(Provider, name);

    public static Value Time(DateTimeOffset? time) =>
        time is { } at && Value.Of(at) is Value.Timestamp stamp ? Value.Of(TimeText.Write(stamp)) : Value.Nothing;

    /// <summary>Null where the text is no RFC 3339 time.</summary>
    public static DateTimeOffset? TimeOf(string? text) => text is not null && TimeText.TryRead(text, out var stamp) ? stamp.AsTime() : null;

    public static Value List<T>(IEnumerable<T> items, Func<T, Value> write) => Value.ListOf(items.Select(write));

    public static Value Unknowable(string what, string why) => Value.MapOf(("what", Value.Of(what)), ("why", Value.Of(why)));
}
