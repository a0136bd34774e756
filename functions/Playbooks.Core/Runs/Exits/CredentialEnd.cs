namespace Playbooks.Core.Runs.Exits;

/// <param name="Credential">Id as the reach map gives it, or the subject of a task.</param>
/// <param name="Grade">Of the evidence.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Why">In words: what was done, by whom, or what is missing.</param>
public sealed record CredentialEnd(string Credential, string Grade, CredentialState State, string Owner, string Why)
{
    public bool IsOpen => State == CredentialState.Open;
}
