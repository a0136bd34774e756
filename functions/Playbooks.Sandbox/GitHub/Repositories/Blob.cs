using System.Security.Cryptography;
using System.Text;

namespace Playbooks.Sandbox.GitHub.Repositories;

internal static class Blob
{
    /// <summary>Git's object id of a text: SHA-1 over <c>blob LENGTH NUL TEXT</c>.</summary>
    public static string Sha(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350 // Git's object ids are SHA-1; nothing is protected by it here.
        return Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {body.Length}\0"), .. body]));
#pragma warning restore CA5350
    }
}
