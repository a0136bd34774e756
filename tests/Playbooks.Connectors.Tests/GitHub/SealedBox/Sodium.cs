using System.Runtime.InteropServices;

namespace Playbooks.Connectors.Tests.GitHub.SealedBox;

/// <summary>The system's libsodium, as the independent counterpart.</summary>
internal static partial class Sodium
{
    private const string Library = "libsodium.so.23";

    public static bool IsInstalled { get; } = NativeLibrary.TryLoad(Library, out _);

    public static (byte[] PublicKey, byte[] SecretKey) KeyPair()
    {
        var (publicKey, secretKey) = (new byte[32], new byte[32]);
        Assert.Equal(0, MakeKeyPair(publicKey, secretKey));
        return (publicKey, secretKey);
    }

    public static bool TryOpen(byte[] box, byte[] publicKey, byte[] secretKey, out byte[] text)
    {
        text = new byte[box.Length - 48];
        return OpenSeal(text, box, (ulong)box.Length, publicKey, secretKey) == 0;
    }

    [LibraryImport(Library, EntryPoint = "crypto_box_keypair")]
    private static partial int MakeKeyPair(byte[] publicKey, byte[] secretKey);

    [LibraryImport(Library, EntryPoint = "crypto_box_seal_open")]
    private static partial int OpenSeal(byte[] text, byte[] box, ulong boxLength, byte[] publicKey, byte[] secretKey);
}
