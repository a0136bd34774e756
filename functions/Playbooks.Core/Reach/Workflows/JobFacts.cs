using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>One job of a workflow file, as written.</summary>
public sealed record JobFacts
{
    /// <summary>docs.github.com: a matrix makes at most 256 jobs of one run.</summary>
    public const int MostMatrixJobs = 256;

    public required string Id { get; init; }

    public string? Name { get; init; }

    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>Null for a job that calls a workflow, and for one that names no runner.</summary>
    public RunnerFacts? Runner { get; init; }

    /// <summary>The image the steps run in; null where they run on the machine itself.</summary>
    public string? Container { get; init; }

    /// <summary>The deployment environment; its secrets and its protection rules apply to this job.</summary>
    public string? Environment { get; init; }

    /// <summary>The environment's name is computed when the job runs: it cannot be told from the file.</summary>
    public bool EnvironmentIsExpression => Environment?.Contains("${{", StringComparison.Ordinal) == true;

    /// <summary>What the job's token may do: its own statement, else the workflow's, else the repository's default.</summary>
    public required PermissionFacts Permissions { get; init; }

    /// <summary>Every place inside the job that names a secret, in the order of the text.</summary>
    public ImmutableArray<SecretReference> SecretReferences { get; init; } = [];

    /// <summary>Names of the workflow's <c>env</c> secrets, which this job is given too (without GITHUB_TOKEN).</summary>
    public ImmutableArray<string> WorkflowEnvSecrets { get; init; } = [];

    /// <summary>The workflow's <c>env</c> asks for every secret or for one by a computed name.</summary>
    public ImmutableArray<SecretForm> WorkflowEnvWide { get; init; } = [];

    /// <summary>The job itself names <c>github.token</c> or <c>secrets.GITHUB_TOKEN</c>.</summary>
    public bool NamesToken { get; init; }

    /// <summary>The workflow's <c>env</c> does.</summary>
    public bool WorkflowEnvUsesToken { get; init; }

    public bool UsesToken => NamesToken || WorkflowEnvUsesToken;

    /// <summary>The workflow that this job calls in place of steps.</summary>
    public UsesFacts? Call { get; init; }

    /// <summary><c>secrets: inherit</c>: the called workflow may read everything that the caller may.</summary>
    public bool InheritsSecrets { get; init; }

    /// <summary>What is handed to the called workflow, by its name there: the caller's secrets inside that value, sorted.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PassedSecrets { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.WithComparers(StringComparer.Ordinal);

    public ImmutableArray<StepFacts> Steps { get; init; } = [];

    /// <summary>Entries of <c>steps</c>; those inside a <c>parallel</c> group are not counted.</summary>
    public int StepCount { get; init; }

    public ImmutableArray<string> EnvNames { get; init; } = [];

    public bool HasMatrix { get; init; }

    /// <summary>How many jobs the matrix asks for at least; null without one, and where it is computed.</summary>
    public long? MatrixJobs { get; init; }

    public bool HasCondition { get; init; }

    public bool HasConcurrency { get; init; }

    /// <summary>Secrets named in the job itself, upper case and sorted, without GITHUB_TOKEN.</summary>
    public ImmutableArray<string> SecretsDirect => SecretNames.Named(SecretReferences, withToken: false);

    /// <summary>Secrets that the job is given: its own and those of the workflow's <c>env</c>.</summary>
    public ImmutableArray<string> SecretsEffective => [.. SecretsDirect.Union(WorkflowEnvSecrets).Order(StringComparer.Ordinal)];

    /// <summary>How the job asks for secrets that the text does not name: then every secret of the repository is given to it.</summary>
    public ImmutableArray<SecretForm> WideForms =>
        [.. SecretReferences.Select(r => r.Form).Where(SecretNames.IsWide).Concat(WorkflowEnvWide).Distinct().Order()];

    public bool ReachesAllSecrets => !WideForms.IsEmpty;
}
