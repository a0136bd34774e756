using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Entra.Tokens;

/// <summary>A bearer token and its end.</summary>
internal sealed record EntraToken(SecretText Value, DateTimeOffset Expires);
