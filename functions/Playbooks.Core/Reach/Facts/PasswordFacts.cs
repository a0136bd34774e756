namespace Playbooks.Core.Reach.Facts;

public sealed record PasswordFacts(string KeyId, DateTimeOffset? Starts, DateTimeOffset? Ends);
