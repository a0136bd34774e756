using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Mapping;

public sealed record ReachedRole(string Account, string Role, Finding Finding);
