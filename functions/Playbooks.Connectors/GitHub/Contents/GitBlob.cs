using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Connectors.GitHub.Contents;

/// <summary>Git's name of a text: SHA-1 over <c>blob LENGTH NUL TEXT</c> (git-scm.com, "Git Objects").</summary>
internal static class GitBlob
{
    public static string Sha(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350 // Git names objects by SHA-1; nothing is protected by it here.
        return Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes]));
#pragma warning restore CA5350
    }
}
