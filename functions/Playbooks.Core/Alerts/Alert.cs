using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts;

/// <summary>What every source comes down to; expressions of a playbook's <c>on:</c> see it as <c>alert</c>.</summary>
public sealed record Alert
{
    /// <summary>One of <see cref="AlertKinds"/>, or a word of the sender's own.</summary>
    public required string Kind { get; init; }

    /// <summary>Who says it: <c>github.dependabot</c>, <c>aws.guardduty</c>, …</summary>
    public required string Source { get; init; }

    public required string Title { get; init; }

    /// <summary>0 to 10, as CVSS counts.</summary>
    public required double Severity { get; init; }

    /// <summary>The sender says that it is over: fixed, dismissed, resolved. Such an alert starts nothing.</summary>
    public bool IsClosed { get; init; }

    /// <summary>A package URL without version; null where it is about no package.</summary>
    public string? Artifact { get; init; }

    /// <summary>Exact versions; empty means any.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    public ImmutableArray<string> Commits { get; init; } = [];

    /// <summary>A non-human identity or a person: an access key's id, a service principal, a login.</summary>
    public string? Identity { get; init; }

    public ImmutableArray<AlertWindow> Windows { get; init; } = [];

    public ImmutableArray<string> Indicators { get; init; } = [];

    /// <summary>File names of workflows that the attacker brings.</summary>
    public ImmutableArray<string> Workflows { get; init; } = [];

    /// <summary>Names of runners that the attacker registers.</summary>
    public ImmutableArray<string> Runners { get; init; } = [];

    /// <summary>Text in the names of repositories that the attacker makes.</summary>
    public ImmutableArray<string> Repositories { get; init; } = [];

    /// <summary>What it happened to or was seen at: repositories, ARNs, hosts.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>Names by which other alerts about the same thing are known: a finding's id, an advisory's.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>When the sender says that it happened or was seen.</summary>
    public DateTimeOffset? Reported { get; init; }

    /// <summary>What the sender gave besides, by name.</summary>
    public Value Evidence { get; init; } = Value.EmptyMap;

    public Value ToValue() => Value.MapOf(
    [
        ("kind", Value.Of(Kind)),
        ("source", Value.Of(Source)),
        ("title", Value.Of(Title)),
        ("severity", Value.Of(Severity)),
        ("status", Value.Of(IsClosed ? "closed" : "open")),
        ("artifact", Value.Of(Artifact ?? "")),
        ("versions", Value.ListOf(Versions)),
        ("commits", Value.ListOf(Commits)),
        ("identity", Value.Of(Identity ?? "")),
        ("windows", Value.ListOf(Windows.Select(window => window.ToValue()))),
        ("indicators", Value.ListOf(Indicators)),
        ("workflows", Value.ListOf(Workflows)),
        ("runners", Value.ListOf(Runners)),
        ("repositories", Value.ListOf(Repositories)),
        ("resources", Value.ListOf(Resources)),
        ("marks", Value.ListOf(Marks)),
        ("reported", Reported is { } reported ? AlertWindow.Text(reported) : Value.Of("")),
        ("evidence", Evidence),
    ]);
}
