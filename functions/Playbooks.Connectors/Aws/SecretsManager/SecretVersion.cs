using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.SecretsManager;

internal sealed record SecretVersion(string Id, ImmutableArray<string> Stages, DateTimeOffset? Created);
