using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>Names of secrets are compared without case and shown in upper case, as GitHub stores them.</summary>
public static class SecretNames
{
    /// <summary>The job's own token, which every job has and no one rotates.</summary>
    public const string Token = "GITHUB_TOKEN";

    public static string Canonical(string name) => name.ToUpperInvariant();

    public static bool IsWide(SecretForm form) => form is SecretForm.Whole or SecretForm.Dynamic;

    /// <summary>The names that the references state, upper case, each once, sorted.</summary>
    public static ImmutableArray<string> Named(IEnumerable<SecretReference> references, bool withToken) =>
        [.. references.Select(r => r.Name).OfType<string>().Where(n => withToken || n != Token).Distinct().Order(StringComparer.Ordinal)];
}
