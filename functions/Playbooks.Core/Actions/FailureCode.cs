namespace Playbooks.Core.Actions;

/// <param name="Code">Stable, lower case with hyphens: <c>not-found-or-not-permitted</c>.</param>
/// <param name="Meaning">What happened and what a person can do.</param>
/// <param name="Retryable">Whether trying again later may help.</param>
public sealed record FailureCode(string Code, string Meaning, bool Retryable = false);
