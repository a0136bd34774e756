namespace Playbooks.Engine.Ports;

/// <param name="Algorithm"><c>ES256</c>: ECDSA P-256 over SHA-256, IEEE P1363 form (RFC 7518 §3.4).</param>
/// <param name="KeyId">RFC 7638 thumbprint of the public key.</param>
public sealed record HeadSignature(string Algorithm, string KeyId, ReadOnlyMemory<byte> Value);
