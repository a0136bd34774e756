namespace Playbooks.Core.Reach.Facts;

/// <param name="IsReadOnly">False for a key that may also push.</param>
public sealed record DeployKeyFacts(string Repository, string Id, string Title, bool IsReadOnly);
