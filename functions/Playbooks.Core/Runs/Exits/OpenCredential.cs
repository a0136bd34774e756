namespace Playbooks.Core.Runs.Exits;

/// <summary>What an attacker may still use when a run ends.</summary>
/// <param name="Credential">Id as the reach map gives it, or the subject of a task.</param>
/// <param name="Grade">Of the evidence: confirmed, probable, possible.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Why">What is missing, in words.</param>
public sealed record OpenCredential(string Credential, string Grade, string Owner, string Why);
