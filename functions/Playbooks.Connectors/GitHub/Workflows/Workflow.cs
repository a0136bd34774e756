namespace Playbooks.Connectors.GitHub.Workflows;

/// <param name="State">active, deleted, disabled_fork, disabled_inactivity, disabled_manually.</param>
internal sealed record Workflow(long Id, string Name, string Path, string State);
