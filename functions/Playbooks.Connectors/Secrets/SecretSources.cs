using System.Security.Cryptography;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Secrets;

/// <summary>Where our own secrets come from. Only the place is configured, never the value.</summary>
public static class SecretSources
{
    private const int LargestFile = 64 * 1024;

    public static SecretSource Environment(string variable) => () =>
        System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? SecretText.Of(value) : null;

    /// <summary>A file of at most 64 KiB; read again each time, so that a key that was changed in place is used.</summary>
    public static SecretSource File(string path) => () =>
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length is 0 or > LargestFile)
        {
            return null;
        }

        var bytes = System.IO.File.ReadAllBytes(path);
        var secret = SecretText.OfUtf8(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return secret;
    };
}
