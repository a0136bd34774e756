using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Drafts;

internal sealed record StepDraft
{
    public required YamlSpan At { get; init; }

    public Located<string>? Id { get; init; }

    public string Title { get; init; } = "";

    public Located<string>? Uses { get; init; }

    public required ArgumentDraft.Group With { get; init; }

    public Written? When { get; init; }

    public Written? ForEach { get; init; }

    /// <summary>Whether <c>for-each</c> is there, also where it could not be read.</summary>
    public required bool IsRepeated { get; init; }

    public Located<RetryRule>? Retry { get; init; }

    public TimeSpan? Timeout { get; init; }

    public FailureRule OnFailure { get; init; } = FailureRule.Stop;

    public bool Undo { get; init; } = true;

    public ImmutableArray<Located<string>> After { get; init; } = [];

    /// <summary>Everything in it that may hold expressions.</summary>
    public IEnumerable<Written> Texts => new[] { ForEach, When }.OfType<Written>().Concat(With.Texts);
}
