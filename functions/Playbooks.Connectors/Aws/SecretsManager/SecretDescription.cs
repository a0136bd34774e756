using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.SecretsManager;

/// <param name="Deleted">When it will be, or was, deleted; null for one that stays.</param>
/// <param name="Stages">Version ids and the staging labels that each carries.</param>
internal sealed record SecretDescription(
    string Arn, string Name, bool RotationEnabled, DateTimeOffset? LastChanged, DateTimeOffset? LastAccessed, DateTimeOffset? Deleted, ImmutableSortedDictionary<string, ImmutableArray<string>> Stages)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";
    public const string Pending = "AWSPENDING";

    public string? VersionAt(string stage) => Stages.Where(v => v.Value.Contains(stage)).Select(v => v.Key).FirstOrDefault();
}
