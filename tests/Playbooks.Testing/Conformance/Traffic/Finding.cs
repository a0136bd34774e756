namespace Playbooks.Testing.Conformance.Traffic;

/// <summary>What a provider's description says of one exchange.</summary>
/// <param name="Operation">The vendor's own name; method and path where the description lacks it.</param>
/// <param name="IsDescribed">Whether the description has the operation.</param>
/// <param name="IsAnswerChecked">Whether an answer came that could be held against it.</param>
internal sealed record Finding(string Provider, string Operation, bool IsDescribed, bool IsAnswerChecked, IReadOnlyList<string> Errors);
