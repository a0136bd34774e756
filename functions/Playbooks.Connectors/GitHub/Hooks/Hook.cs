using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Hooks;

internal sealed record Hook(long Id, bool Active, ImmutableArray<string> Events, HookConfig Config, DateTimeOffset? CreatedAt = null, DateTimeOffset? UpdatedAt = null);
