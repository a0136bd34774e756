using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.Entra.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Secrets;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Rotation.Issuers;

/// <summary>
/// Certificates of one application: pair and certificate are made here, Graph gets the public half in the whole list that it is given. Its key
/// id follows from the certificate, so that the same list can be sent twice; the rotation's name tells an orphan.
/// </summary>
/// <param name="name">Display name of the new certificate, the same for every attempt of one rotation.</param>
internal sealed class EntraCertificateIssuer(EntraAccess entra, string application, string name, DateTimeOffset starts, DateTimeOffset ends) : IIssuer
{
    private const int KeyBits = 2048;

    private string clientId = "";

    public int? Slots => null;

    public string Access(string id) => entra.Target("certificate", id);

    public async Task<ActionOutcome?> GuardAsync(string id, CancellationToken token) =>
        (await entra.Applications.GetAsync(application, token)).Is(out var found, out var why) ? await entra.GuardAsync(found.AppId, token) : entra.Outcome(why);

    public async Task<(Standing? Found, ActionOutcome? Why)> ListAsync(CancellationToken token)
    {
        if (!(await entra.Applications.GetAsync(application, token)).Is(out var found, out var why))
        {
            return (null, entra.Outcome(why));
        }

        clientId = found.AppId;
        return (new Standing([.. found.Certificates.Select(c => new StandingCredential(c.KeyId, Works: true, c.Name == name))]), null);
    }

    public async Task<(NewCredential? Made, ActionOutcome? Why)> CreateAsync(CancellationToken token)
    {
        if (!(await entra.Applications.GetCertificatesAsync(application, token)).Is(out var all, out var unread))
        {
            return (null, entra.Outcome(unread));
        }

        using var pair = RSA.Create(KeyBits);
        using var certificate = new CertificateRequest($"CN={name}", pair, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(starts, ends);
        var secret = SecretText.Of($"{certificate.ExportCertificatePem()}\n{pair.ExportPkcs8PrivateKeyPem()}");
        var keyId = new Guid(SHA256.HashData(certificate.RawData).AsSpan(0, 16)).ToString();
        var put = await entra.Applications.PutCertificatesAsync(application, [.. all, Shape(keyId, certificate)], token);
        if (put.Failure is null)
        {
            return (NewCredential.Of(keyId, clientId, secret), null);
        }

        secret.Dispose();
        return (null, entra.Outcome(put.Failure));
    }

    /// <summary>What carries the rotation's name is its own, whatever the log says.</summary>
    public Task<(bool IsUsed, ActionOutcome? Why)> IsUsedAsync(string id, CancellationToken token) => Task.FromResult<(bool, ActionOutcome?)>((false, null));

    public Task<ActionOutcome?> DiscardAsync(string id, CancellationToken token) => RemoveAsync(id, token);

    /// <summary>There is no way to disable a single certificate: retiring removes it.</summary>
    public Task<ActionOutcome?> RetireAsync(string id, CancellationToken token) => RemoveAsync(id, token);

    private async Task<ActionOutcome?> RemoveAsync(string id, CancellationToken token)
    {
        if (!(await entra.Applications.GetCertificatesAsync(application, token)).Is(out var all, out var unread))
        {
            return entra.Outcome(unread);
        }

        ImmutableArray<JsonObject> rest = [.. all.Where(c => RemoveCertificate.KeyIdOf(c) != id)];
        return rest.Length == all.Length || (await entra.Applications.PutCertificatesAsync(application, rest, token)).Failure is not { } why ? null : entra.Outcome(why);
    }

    private JsonObject Shape(string keyId, X509Certificate2 certificate) => new()
    {
        ["keyId"] = keyId,
        ["displayName"] = name,
        ["type"] = "AsymmetricX509Cert",
        ["usage"] = "Verify",
        ["key"] = Convert.ToBase64String(certificate.RawData),
        ["startDateTime"] = Written(starts),
        ["endDateTime"] = Written(ends),
    };

    private static string Written(DateTimeOffset time) => Value.Of(time) is Value.Timestamp stamp ? TimeText.Write(stamp) : "";
}
