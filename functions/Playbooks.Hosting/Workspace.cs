using System.Security.Cryptography;
using Playbooks.Connectors.Vault;
using Playbooks.Core.Journals;
using Playbooks.Engine.Ports;
using Playbooks.Storage;
using Playbooks.Storage.Signing;

namespace Playbooks.Hosting;

/// <summary>
/// A place of runs, with the key that signs their journals: in a vault, or a file in the folder of the runs, or in the usual one where they are elsewhere.
/// </summary>
public sealed class Workspace : IDisposable
{
    /// <summary>Where runs are kept when nobody says otherwise.</summary>
    public const string Usual = "runs";

    private readonly Lazy<IHeadSigner> signer;
    private readonly bool isVaulted;

    /// <param name="store">As <see cref="StorePlace.Parse"/> takes it.</param>
    public Workspace(string store, TimeProvider time)
        : this(store, time, vaulted: null)
    {
    }

    /// <param name="vaulted">The key that signs; a key file where null.</param>
    public Workspace(string store, TimeProvider time, KeyAddress? vaulted)
    {
        Place = StorePlace.Parse(store);
        Time = time;
        Store = Place.Open(time);
        isVaulted = vaulted is not null;
        signer = new Lazy<IHeadSigner>(() => vaulted is null ? KeyFileSigner.Open(KeyPath) : new VaultHeadSigner(vaulted, new VaultAccess(), TimeProvider.System));
    }

    public StorePlace Place { get; }

    public TimeProvider Time { get; }

    public IRunStore Store { get; }

    public IHeadSigner Signer => signer.Value;

    public string KeyPath => Path.Combine(FolderOf(Place), ".keys", "journal.pem");

    /// <summary>The public keys that this folder's journals are signed with, by key id.</summary>
    public Dictionary<string, ECDsa> PublicKeys() => File.Exists(KeyPath + ".pub") ? ReadKey(KeyPath + ".pub") : [];

    /// <summary>Those, and the key that signs now where it is in a vault: a key that was replaced there stays known by its place in the folder's file.</summary>
    /// <exception cref="SignerException">The vault did not show it.</exception>
    public async Task<Dictionary<string, ECDsa>> KnownKeysAsync(CancellationToken token)
    {
        var keys = PublicKeys();
        if (isVaulted && Signer is VaultHeadSigner vault)
        {
            foreach (var (id, key) in HeadKeys.Read(await vault.PublicKeyAsync(token)))
            {
                keys[id] = key;
            }
        }

        return keys;
    }

    /// <summary>The folder of what stays on this machine wherever the runs are: keys and inventories.</summary>
    public static string FolderOf(StorePlace place) => (place as StorePlace.Files)?.Folder ?? Path.GetFullPath(Usual);

    /// <param name="path">PEM; one key after the other where the key was replaced.</param>
    public static Dictionary<string, ECDsa> ReadKey(string path) => HeadKeys.Read(File.ReadAllText(path));

    public void Dispose()
    {
        if (signer.IsValueCreated)
        {
            (signer.Value as IDisposable)?.Dispose();
        }

        (Store as IDisposable)?.Dispose();
    }
}
