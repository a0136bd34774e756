namespace Playbooks.Engine.Ports;

/// <summary>Signs a journal's head: a key file by default, a key vault in the cloud.</summary>
public interface IHeadSigner
{
    /// <summary><c>ES256</c>: ECDSA P-256 over SHA-256, IEEE P1363 form (RFC 7518 §3.4).</summary>
    string Algorithm { get; }

    /// <summary>RFC 7638 thumbprint of the public key.</summary>
    string KeyId { get; }

    Task<byte[]> SignAsync(ReadOnlyMemory<byte> head, CancellationToken token);
}
