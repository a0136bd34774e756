using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Entra.Directory;

/// <summary>A client secret just made: the one time that its value is shown.</summary>
internal sealed record EntraNewPassword(string KeyId, SecretText Value);
