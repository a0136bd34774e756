using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Signing;

/// <summary>Checks the signatures that a CACAO playbook carries.</summary>
public static class SignatureCheck
{
    private const int MostSignatures = 50;

    /// <param name="believed">The key to believe, or null to take the one that each signature carries: then it shows only that nothing was changed since.</param>
    public static ImmutableArray<SignatureVerdict> Of(Value playbook, AsymmetricAlgorithm? believed) =>
        [.. (playbook.Get("signatures")?.Items ?? []).Take(MostSignatures).Select(signature => Check(playbook, signature, believed))];

    private static SignatureVerdict Check(Value playbook, Value signature, AsymmetricAlgorithm? believed)
    {
        var why = Refusal(playbook, signature) ?? Mismatch(playbook, signature, believed);
        var holds = believed is null ? "by the key that the playbook itself carries; name the signee's key to know whose it is" : "by the key that was named";
        var countersigned = signature.Get("signature") is null ? "" : "; the countersignature on it is not checked";
        return new(signature.GetText("id") ?? "", signature.GetText("signee") ?? "", why is null, why ?? holds + countersigned);
    }

    /// <summary>What speaks against it before any key is looked at.</summary>
    private static string? Refusal(Value playbook, Value signature) => signature switch
    {
        _ when signature.Get("revoked") is Value.Bool { Flag: true } => "it is revoked",
        _ when signature.GetText("related_to") != playbook.GetText("id") => "it was made for another playbook",
        _ when signature.GetText("related_version") != playbook.GetText("modified") => "it was made for another version",
        _ when SignatureAlgorithm.Find(signature.GetText("algorithm")) is null => $"the algorithm '{signature.GetText("algorithm")}' is not supported; supported are {SignatureAlgorithm.Supported}",
        _ when SignedForm.Message(playbook, signature) is null => $"the hash algorithm '{signature.GetText("hash_algorithm")}' is not supported; supported are sha-256, sha-384, sha-512",
        _ when Decode(signature.GetText("value")) is null => "its value is no base64url",
        _ => null,
    };

    private static string? Mismatch(Value playbook, Value signature, AsymmetricAlgorithm? believed)
    {
        using var carried = believed is null ? PublicKeys.Carried(signature) : null;
        var algorithm = SignatureAlgorithm.Find(signature.GetText("algorithm"));
        return (believed ?? carried) switch
        {
            null => "it carries no key that can be read; name the signee's key",
            var key when algorithm?.Fits(key) != true => $"the key is of another kind than {algorithm?.Name}",
            var key => algorithm.Verify(key, SignedForm.Message(playbook, signature) ?? [], Decode(signature.GetText("value")) ?? []) ? null : "the playbook is not what was signed, or the key is another",
        };
    }

    private static byte[]? Decode(string? value) => value is { Length: > 0 } && Base64Url.IsValid(value) ? Base64Url.DecodeFromUtf8(Encoding.UTF8.GetBytes(value)) : null;
}
