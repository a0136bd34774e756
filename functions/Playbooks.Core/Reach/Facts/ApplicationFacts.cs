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
    public string Target => $"entra:{Directory}/application/{Id}";
}
