using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>One step of a job, in the order of the file.</summary>
public sealed record StepFacts
{
    /// <summary>Place in <c>steps</c>, from 0. Members of a <c>parallel</c> group share the group's place.</summary>
    public required int Index { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public UsesFacts? Uses { get; init; }

    /// <summary>The script, or null for a step that uses an action or only waits.</summary>
    public string? Run { get; init; }

    /// <summary>The shell as written, or null for the default of job, workflow or runner.</summary>
    public string? Shell { get; init; }

    public bool HasCondition { get; init; }

    /// <summary>Goes on while later steps run: <c>background: true</c>, or a member of a <c>parallel</c> group.</summary>
    public bool RunsBeside { get; init; }

    public ImmutableArray<string> EnvNames { get; init; } = [];

    /// <summary>Inputs of the action by name as written; values are text with their expressions unevaluated.</summary>
    public ImmutableSortedDictionary<string, string> Inputs { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every place inside the step that names a secret.</summary>
    public ImmutableArray<SecretReference> SecretReferences { get; init; } = [];

    public bool UsesToken { get; init; }

    /// <summary>Names of the step's secrets, GITHUB_TOKEN included, sorted.</summary>
    public ImmutableArray<string> Secrets => SecretNames.Named(SecretReferences, withToken: true);

    /// <summary>
    /// actions/checkout leaves the job's token on the machine for later steps unless <c>persist-credentials</c> is false; null for other steps
    /// and where the input is computed.
    /// </summary>
    public bool? PersistsToken => Uses is { Owner: { } owner, Repository: { } repository } && IsCheckout(owner, repository) ? Persists() : null;

    private static bool IsCheckout(string owner, string repository) =>
        owner.Equals("actions", StringComparison.OrdinalIgnoreCase) && repository.Equals("checkout", StringComparison.OrdinalIgnoreCase);

    private bool? Persists() =>
        !Inputs.TryGetValue("persist-credentials", out var value) ? true
        : value.Contains("${{", StringComparison.Ordinal) ? null
        : value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
}
