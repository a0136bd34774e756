using System.Collections.Immutable;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>
/// What one GitHub workflow file says about reach: who starts it, what it runs, and which secrets and permissions its jobs are given.
/// Facts are what the text states; what it leaves to the repository's settings or to the run is named as such, never guessed.
/// </summary>
public sealed record WorkflowFacts
{
    public required string Path { get; init; }

    /// <summary>Why the file could not be read as a workflow, or null. Then there are no jobs, and nothing may be ruled out from this file.</summary>
    public WorkflowFault? Fault { get; init; }

    public string? Name { get; init; }

    /// <summary>The file has an <c>on</c> key; without it GitHub runs nothing.</summary>
    public bool HasOn { get; init; }

    /// <summary>Event names as written, sorted.</summary>
    public ImmutableArray<string> Triggers { get; init; } = [];

    /// <summary>Cron lines in the order of the file.</summary>
    public ImmutableArray<string> Schedule { get; init; } = [];

    /// <summary>Secrets that <c>on.workflow_call</c> declares, by name as written: true where required.</summary>
    public ImmutableSortedDictionary<string, bool> CallSecrets { get; init; } = ImmutableSortedDictionary<string, bool>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Null where the file leaves the permissions to its jobs and to the repository's setting.</summary>
    public PermissionFacts? Permissions { get; init; }

    /// <summary>Secrets in the workflow's <c>env</c>: every step of every ordinary job has them; called workflows do not.</summary>
    public ImmutableArray<SecretReference> EnvSecrets { get; init; } = [];

    /// <summary>Names set by the workflow's <c>env</c>.</summary>
    public ImmutableArray<string> EnvNames { get; init; } = [];

    /// <summary>The workflow's <c>env</c> holds <c>github.token</c> or <c>secrets.GITHUB_TOKEN</c>.</summary>
    public bool EnvUsesToken { get; init; }

    public bool HasConcurrency { get; init; }

    public ImmutableArray<JobFacts> Jobs { get; init; } = [];

    public ImmutableArray<DuplicateKey> DuplicateKeys { get; init; } = [];

    /// <summary>Places that hold an opened <c>${{</c> without its end; GitHub refuses such a file.</summary>
    public ImmutableArray<string> UnclosedExpressions { get; init; } = [];

    /// <summary>Places with an expression that is not GitHub's (foreign letters, stray signs, too long): what it would give away cannot be told.</summary>
    public ImmutableArray<string> UnreadExpressions { get; init; } = [];

    /// <summary>Places that name a secret where GitHub does not offer the <c>secrets</c> context; GitHub refuses such a file.</summary>
    public ImmutableArray<string> MisplacedSecrets { get; init; } = [];

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    public bool CanBeCalled => Triggers.Contains("workflow_call");

    public JobFacts? Job(string id) => Jobs.FirstOrDefault(j => j.Id == id);
}
