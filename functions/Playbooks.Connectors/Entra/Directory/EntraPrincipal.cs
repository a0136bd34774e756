using System.Collections.Immutable;

namespace Playbooks.Connectors.Entra.Directory;

/// <summary>A service principal: an application's (or managed identity's) stand-in in this directory.</summary>
/// <param name="Kind"><c>Application</c>, <c>ManagedIdentity</c>, <c>Legacy</c> or <c>SocialIdp</c>.</param>
/// <param name="HomeDirectory">The directory that owns the application; another than ours for third parties.</param>
internal sealed record EntraPrincipal(
    string Id, string AppId, string Name, bool IsEnabled, string? Kind, string? HomeDirectory,
    ImmutableArray<EntraPassword> Passwords, ImmutableArray<EntraCertificate> Certificates)
{
    /// <summary>Names of the app roles that it offers to others, by id.</summary>
    public ImmutableDictionary<string, string> Offers { get; init; } = ImmutableDictionary<string, string>.Empty;
}
