namespace Playbooks.Connectors.GitHub.Rulesets;

/// <summary>A ruleset; listings leave out the conditions and the rules.</summary>
/// <param name="Enforcement">disabled, active or evaluate.</param>
/// <param name="Target">branch, tag or push.</param>
internal sealed record Ruleset(
    long Id, string Name, string Enforcement, string? Target = null, RulesetConditions? Conditions = null, IReadOnlyList<RulesetRule>? Rules = null);
