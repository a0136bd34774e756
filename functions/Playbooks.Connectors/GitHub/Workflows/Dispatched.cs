namespace Playbooks.Connectors.GitHub.Workflows;

/// <summary>The run that a dispatch started, as GitHub tells when asked with <c>return_run_details</c>.</summary>
internal sealed record Dispatched(long WorkflowRunId, string? RunUrl = null, string? HtmlUrl = null);
