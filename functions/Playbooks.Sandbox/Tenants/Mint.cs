using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Sandbox.GitHub.Keys;

namespace Playbooks.Sandbox.Tenants;

/// <summary>
/// Makes every id and secret value of a tenant out of its seed, so that scenarios hold names instead of secret-looking text and the same
/// scenario is the same tenant each time. A scenario writes <c>mint:kind/name</c> where a value belongs (<see cref="Resolve"/>);
/// values made while the tenant runs come from <see cref="Fresh"/>.
/// </summary>
internal sealed class Mint(string seed)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Hexadecimal = "0123456789abcdef";

    private readonly byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
    private readonly Dictionary<string, string> roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private long counter;

    /// <summary>Every secret value made so far: the canaries that must never be found in anything the product writes.</summary>
    public IReadOnlyCollection<string> Secrets => secrets;

    /// <summary>Text as it is, or the value that a <c>mint:kind/name</c> reference stands for.</summary>
    public string Resolve(string text) =>
        text.StartsWith("mint:", StringComparison.Ordinal) && text.IndexOf('/', StringComparison.Ordinal) is > 5 and var slash
            ? Value(text[5..slash], text[(slash + 1)..])
            : text;

    /// <summary>The value of that kind and name; always the same for one seed.</summary>
    public string Value(string kind, string name)
    {
        var value = Shape(kind, $"{kind}/{name}");
        roles[value] = $"{kind}/{name}";
        return Noted(kind, value);
    }

    /// <summary>A value that nobody has seen before.</summary>
    public string Fresh(string kind) => Noted(kind, Shape(kind, $"fresh/{kind}/{++counter}"));

    public Guid Guid(string name)
    {
        var guid = new Guid(Bytes("guid/" + name, 16));
        ids.Add(guid.ToString());
        return guid;
    }

    public Guid FreshGuid() => Guid($"fresh/{++counter}");

    /// <summary>A positive number that clients can hold in 53 bits, below <paramref name="most"/>.</summary>
    public long Number(string name, long most = 99_999_999) => (BinaryPrimitives.ReadInt64LittleEndian(Bytes("number/" + name, 8)) & long.MaxValue) % most + 1;

    public long FreshNumber(long most = 99_999_999) => Number($"fresh/{++counter}", most);

    public byte[] Bytes(string name, int count)
    {
        var bytes = new byte[count];
        HKDF.Expand(HashAlgorithmName.SHA256, key, bytes, Encoding.UTF8.GetBytes(name));
        return bytes;
    }

    /// <summary>The scenario's name of a value, as <c>kind/name</c>; null for values made later or elsewhere.</summary>
    public string? RoleOf(string value) => roles.GetValueOrDefault(value);

    /// <summary>Adds a secret value that was not made here (somebody wrote it) to the canaries, with its role where it has one. An id that is kept
    /// beside its secret is none.</summary>
    public void Remember(string secret, string? role = null)
    {
        if (!ids.Contains(secret))
        {
            secrets.Add(secret);
        }

        if (role is not null)
        {
            roles[secret] = role;
        }
    }

    private string Noted(string kind, string value)
    {
        (IsSecret(kind) ? secrets : ids).Add(value);
        return value;
    }

    private static bool IsSecret(string kind) => kind is not ("aws_key_id" or "aws_session_id" or "sha" or "guid" or "node_id" or "id");

    private string Shape(string kind, string name) => kind switch
    {
        "aws_key_id" => "AKIA" + Pick(Base32, name, 16),
        "aws_session_id" => "ASIA" + Pick(Base32, name, 16),
        "aws_secret" => Pick(Letters + "/+", name, 40),
        "aws_session_token" => "IQoJb3JpZ2luX2Vj" + Pick(Letters, name, 180),
        "entra_secret" => Pick(Letters, name, 3) + "8Q~" + Pick(Letters + "_-.~", name + "/2", 34),
        "github_token" => "ghs_" + Pick(Letters, name, 36),
        "github_pat" => "ghp_" + Pick(Letters, name, 36),
        "github_user_token" => "ghu_" + Pick(Letters, name, 36),
        "npm_token" => "npm_" + Pick(Letters, name, 36),
        "pypi_token" => "pypi-AgEIcHlwaS5vcmc" + Pick(Letters, name, 120),
        "slack_token" => "xoxb-" + Pick("0123456789", name, 12) + "-" + Pick(Letters, name + "/2", 24),
        "ssh_key" => SshKey.Text(name, Bytes),
        "guid" => new Guid(Bytes(name, 16)).ToString(),
        "sha" => Pick(Hexadecimal, name, 40),
        _ => Pick(Letters, name, 32),
    };

    private string Pick(string alphabet, string name, int count)
    {
        var bytes = Bytes("value/" + name, count);
        return string.Create(count, (alphabet, bytes), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.alphabet[state.bytes[i] % state.alphabet.Length];
            }
        });
    }
}
