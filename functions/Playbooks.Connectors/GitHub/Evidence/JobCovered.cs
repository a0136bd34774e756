using Playbooks.Connectors.GitHub.Runs;

namespace Playbooks.Connectors.GitHub.Evidence;

/// <summary>A job that names the artifact and did not run it, with the reason.</summary>
internal sealed record JobCovered(Job Job, string Why);
