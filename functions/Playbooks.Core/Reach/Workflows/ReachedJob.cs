using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>A job that a run of a workflow can execute, itself or through calls, with what it is given seen from the workflow that was started.</summary>
/// <param name="Calls">Ids of the calling jobs from the outermost, then the job's own.</param>
/// <param name="Workflow">The file the job stands in.</param>
/// <param name="Job">As written; where <paramref name="CannotTell"/> is set, the call that could not be followed.</param>
/// <param name="Secrets">Under their names in the calling repository.</param>
/// <param name="Permissions">Never more than any caller has.</param>
/// <param name="CannotTell">Why the call could not be followed, so that the called jobs may do anything with what is handed to them; else null.</param>
public sealed record ReachedJob(
    ImmutableArray<string> Calls, WorkflowFacts Workflow, JobFacts Job, SecretGrant Secrets, PermissionFacts Permissions, string? CannotTell);
