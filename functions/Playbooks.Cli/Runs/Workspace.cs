using System.Security.Cryptography;
using Playbooks.Engine.Ports;
using Playbooks.Storage.Files;
using Playbooks.Storage.Signing;

namespace Playbooks.Cli.Runs;

/// <summary>A folder of runs, with the key that signs their journals beside it.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly Lazy<KeyFileSigner> signer;

    public Workspace(string folder, TimeProvider time)
    {
        Folder = Path.GetFullPath(folder);
        Time = time;
        Files = new FileRunStore(Folder, time);
        signer = new Lazy<KeyFileSigner>(() => KeyFileSigner.Open(KeyPath));
    }

    public string Folder { get; }

    public TimeProvider Time { get; }

    public IRunStore Store => Files;

    public IHeadSigner Signer => signer.Value;

    public string KeyPath => Path.Combine(Folder, ".keys", "journal.pem");

    private FileRunStore Files { get; }

    /// <summary>The public keys that this folder's journals are signed with, by key id.</summary>
    public Dictionary<string, ECDsa> PublicKeys() => File.Exists(KeyPath + ".pub") ? ReadKey(KeyPath + ".pub") : [];

    public static Dictionary<string, ECDsa> ReadKey(string path)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new Dictionary<string, ECDsa> { [KeyFileSigner.ThumbprintOf(key)] = key };
    }

    public void Dispose()
    {
        if (signer.IsValueCreated)
        {
            signer.Value.Dispose();
        }

        Files.Dispose();
    }
}
