namespace Playbooks.Engine.Ports;

/// <summary>Signs a journal's head: a key file by default, a key vault in the cloud.</summary>
public interface IHeadSigner
{
    /// <remarks>The key may change from one signature to the next; each says which one made it.</remarks>
    /// <exception cref="SignerException">It could not be signed.</exception>
    Task<HeadSignature> SignAsync(ReadOnlyMemory<byte> head, CancellationToken token);
}
