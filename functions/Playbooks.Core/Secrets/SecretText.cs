using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Core.Secrets;

/// <summary>
/// A secret that lives inside one action: it prints as <c>***</c>, serialises to nothing, compares in constant time for equal
/// lengths, and is overwritten when it is disposed. Its bytes are UTF-8 and pinned, so that no copy is left by the collector.
/// </summary>
[DebuggerDisplay("***")]
public sealed class SecretText : IDisposable, IEquatable<SecretText>
{
    public const string Mask = "***";

    private readonly byte[] content;
    private bool gone;

    private SecretText(int length) => content = GC.AllocateUninitializedArray<byte>(length, pinned: true);

    /// <summary>Copies the bytes; the caller overwrites its own.</summary>
    public static SecretText OfUtf8(ReadOnlySpan<byte> utf8)
    {
        var secret = new SecretText(utf8.Length);
        utf8.CopyTo(secret.content);
        return secret;
    }

    public static SecretText Of(ReadOnlySpan<char> text)
    {
        var secret = new SecretText(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, secret.content);
        return secret;
    }

    /// <summary>The bytes themselves; valid until this is disposed. Never keep a copy.</summary>
    public ReadOnlySpan<byte> Reveal()
    {
        ObjectDisposedException.ThrowIf(gone, this);
        return content;
    }

    /// <summary>The text, for an interface that takes nothing else (a header, a form). It cannot be overwritten afterwards.</summary>
    public string RevealText() => Encoding.UTF8.GetString(Reveal());

    public bool Equals(SecretText? other) => other is not null && CryptographicOperations.FixedTimeEquals(Reveal(), other.Reveal());

    public override bool Equals(object? obj) => Equals(obj as SecretText);

    /// <summary>The same for all: a hash of the content would be an oracle in a dump.</summary>
    public override int GetHashCode() => 0;

    public override string ToString() => Mask;

    public void Dispose()
    {
        gone = true;
        CryptographicOperations.ZeroMemory(content);
    }
}
