using System.Collections.Immutable;

namespace Playbooks.Connectors.Entra.Directory;

/// <param name="Id">The application object's id; requests go to it.</param>
/// <param name="AppId">The client id; tokens and logs carry it.</param>
internal sealed record EntraApplication(
    string Id, string AppId, string Name, bool IsDisabled, ImmutableArray<EntraPassword> Passwords, ImmutableArray<EntraCertificate> Certificates);
