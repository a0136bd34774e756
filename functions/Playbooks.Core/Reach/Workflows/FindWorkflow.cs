namespace Playbooks.Core.Reach.Workflows;

/// <summary>Gives the facts of a called workflow, or null where the file cannot be had.</summary>
/// <param name="repository"><c>owner/name</c>, or null for the repository whose run this is.</param>
/// <param name="path">Inside the repository, like <c>.github/workflows/deploy.yml</c>.</param>
/// <param name="gitRef">Null for the commit that runs.</param>
public delegate WorkflowFacts? FindWorkflow(string? repository, string path, string? gitRef);
