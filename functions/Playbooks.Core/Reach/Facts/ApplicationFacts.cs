using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>An application of a directory.</summary>
/// <param name="Id">Object id.</param>
/// <param name="AppId">Client id.</param>
/// <param name="Federated">As <c>entra.read-applications</c> writes them.</param>
public sealed record ApplicationFacts(
    string Directory, string Id, string AppId, string Name, ImmutableArray<PasswordFacts> Passwords, ImmutableArray<Value> Federated)
{
    /// <summary>App roles of its principals that are enabled.</summary>
    public ImmutableArray<HeldRole> Held { get; init; } = [];

    /// <summary>Scopes that it may use for users who sign in to it.</summary>
    public ImmutableArray<string> Delegated { get; init; } = [];

    /// <summary>Object ids of its principals in the directory that are enabled.</summary>
    public ImmutableArray<string> Principals { get; init; } = [];

    /// <summary>Object ids of those who own it or one of its principals.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>Roles of the directory that its principals hold.</summary>
    public ImmutableArray<DirectoryRoleFacts> DirectoryRoles { get; init; } = [];

    public string Target => $"entra:{Directory}/application/{Id}";
}
