using System.Security.Cryptography;
using System.Text;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Core.Standards.Cacao.Signing;

namespace Playbooks.Cli.Standards.Cacao;

/// <summary>Reads a key (PEM) of the user's; what it holds is never printed.</summary>
internal static class KeyFile
{
    private const int Largest = 64 * 1024;

    public static AsymmetricAlgorithm? Read(string path, TextWriter error)
    {
        if (BoundedFile.Read(path, Largest, error) is not { } bytes)
        {
            return null;
        }

        var key = PublicKeys.Read(Encoding.UTF8.GetString(bytes));
        if (key is null)
        {
            error.WriteLine($"{path} holds no RSA or elliptic key as PEM. One is made by: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem");
        }

        return key;
    }
}
