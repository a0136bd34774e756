namespace Playbooks.Connectors.GitHub.Runs;

/// <param name="Path">Such as <c>acme/shared/.github/workflows/build.yml@main</c>.</param>
internal sealed record ReferencedWorkflow(string Path, string Sha, string? Ref = null);
