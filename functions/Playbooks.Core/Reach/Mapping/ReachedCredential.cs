using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>A credential, or a secret that nobody registered, with the best way to it.</summary>
/// <param name="Credential">Id in the registry, or the place.</param>
/// <param name="Kind">As the registry says; unregistered, or github-token.</param>
/// <param name="Jobs">Nodes of the jobs and hosts from which a way leads to it.</param>
public sealed record ReachedCredential(string Credential, string Kind, ImmutableArray<string> Places, ImmutableArray<string> Jobs, Finding Finding)
{
    /// <summary>The token that GitHub gives to a job.</summary>
    public const string TokenKind = "github-token";

    /// <summary>Begins the id of such a token: <c>token:OWNER/REPO/RUN/JOB</c>.</summary>
    public const string TokenPrefix = "token:";

    /// <summary>Stands in the detail of a token that ended with its job.</summary>
    public const string NothingToRotate = "nothing to rotate";
}
