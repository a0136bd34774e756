namespace Playbooks.Core.Reach.Facts;

/// <param name="LastUsed">Null where it was never used, or AWS does not know.</param>
public sealed record AwsKeyFacts(string Id, bool IsActive, DateTimeOffset? Created, DateTimeOffset? LastUsed);
