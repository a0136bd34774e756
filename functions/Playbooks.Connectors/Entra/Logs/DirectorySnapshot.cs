namespace Playbooks.Connectors.Entra.Logs;

/// <param name="Changed">How many objects differ from the snapshot before; null where that is not known.</param>
internal sealed record DirectorySnapshot(string Id, DateTimeOffset? Created, long? Changed);
