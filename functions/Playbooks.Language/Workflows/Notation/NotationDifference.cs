namespace Playbooks.Language.Workflows.Notation;

/// <param name="Job">Null for a fact of the file as a whole.</param>
/// <param name="Expected">The labelled value as JSON text; null where it is absent.</param>
/// <param name="Actual">What was read, in the same way.</param>
public sealed record NotationDifference(string File, string? Job, string Fact, string? Expected, string? Actual);
