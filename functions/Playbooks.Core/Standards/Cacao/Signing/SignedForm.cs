using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Signing;

/// <summary>
/// What a CACAO signature is made of: the playbook with that one signature, which has no value yet, in the canonical form of RFC 8785;
/// its hash in lower-case hexadecimal is the message that is signed. The published RSA example pins it.
/// </summary>
public static class SignedForm
{
    private const double LargestExact = 1L << 53;

    /// <summary>RFC 8785 bytes of the playbook with this signature alone; a countersignature in it was made later.</summary>
    public static byte[] Canonical(Value playbook, Value signature) =>
        CanonicalJson.Write(AsNumbers(With(playbook, "signatures", Value.ListOf([Without(Without(signature, "value"), "signature")]))));

    /// <summary>What is signed; null where the hash algorithm is not known.</summary>
    public static byte[]? Message(Value playbook, Value signature)
    {
        var canonical = Canonical(playbook, signature);
        var hash = signature.GetText("hash_algorithm")?.ToUpperInvariant() switch
        {
            "SHA-256" or "SHA256" => SHA256.HashData(canonical),
            "SHA-384" or "SHA384" => SHA384.HashData(canonical),
            "SHA-512" or "SHA512" => SHA512.HashData(canonical),
            _ => null,
        };
        return hash is null ? null : Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash));
    }

    /// <summary>The playbook with one signature more.</summary>
    /// <param name="signature">With its value.</param>
    public static Value Attach(Value playbook, Value signature) =>
        With(playbook, "signatures", Value.ListOf([.. playbook.Get("signatures")?.Items ?? [], signature]));

    public static Value With(Value map, string name, Value value) => Value.MapOf([.. Entries.Of(map).Where(entry => entry.Name != name), (name, value)]);

    public static Value Without(Value map, string name) => Value.MapOf([.. Entries.Of(map).Where(entry => entry.Name != name)]);

    /// <summary>To RFC 8785 every number is a double; our own canonical form writes what a double cannot hold as text.</summary>
    private static Value AsNumbers(Value value) => value switch
    {
        Value.Int { Number: var number } when Math.Abs((double)number) > LargestExact => Value.Of((double)number),
        Value.List list => Value.ListOf(list.Elements.Select(AsNumbers)),
        Value.Map => Value.MapOf([.. Entries.Of(value).Select(entry => (entry.Name, AsNumbers(entry.Value)))]),
        _ => value,
    };
}
