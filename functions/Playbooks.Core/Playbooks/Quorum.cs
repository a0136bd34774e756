namespace Playbooks.Core.Playbooks;

/// <param name="Role">A declared role.</param>
/// <param name="Count">Distinct people, at least one.</param>
public sealed record Quorum(string Role, int Count);
