using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Journals;
using Playbooks.Engine.Ports;

namespace Playbooks.Storage.Signing;

/// <summary>Signs with an ECDSA P-256 key in a PEM file that only its owner can read; the file is made on first use.</summary>
public sealed class KeyFileSigner : IHeadSigner, IDisposable
{
    private readonly ECDsa key;

    private KeyFileSigner(ECDsa key)
    {
        this.key = key;
        KeyId = HeadKeys.IdOf(key);
    }

    public string KeyId { get; }

    /// <param name="path">PKCS#8 PEM. Beside it lies <c>.pub</c>, the public key, for who verifies.</param>
    public static KeyFileSigner Open(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new KeyFileSigner(key);
    }

    public Task<HeadSignature> SignAsync(ReadOnlyMemory<byte> head, CancellationToken token) =>
        Task.FromResult(new HeadSignature("ES256", KeyId, key.SignData(head.Span, HashAlgorithmName.SHA256)));

    public void Dispose() => key.Dispose();

    private static void Create(string path)
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        var temporary = $"{path}.{Environment.ProcessId}";
        var owner = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using (var file = new StreamWriter(temporary, Encoding.ASCII, owner))
        {
            file.Write(fresh.ExportPkcs8PrivateKeyPem());
        }

        File.WriteAllText(path + ".pub", fresh.ExportSubjectPublicKeyInfoPem());
        File.Move(temporary, path, overwrite: false);
    }
}
