using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Playbooks.Core.Alerts;
using Playbooks.Core.Alerts.Aws;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Hooks;

/// <summary>
/// AWS through the Simple Notification Service: the topic is one of ours, the signature is the service's, and the message is not old. Anybody at AWS can make a topic whose
/// messages are signed, so the topic is looked at first and nothing is fetched for another.
/// </summary>
internal sealed class SnsHook(IReadOnlySet<string> topics, ISnsAddresses addresses) : IHook
{
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>A message has up to 256 KiB and a dozen members, all of them texts; what is not proven yet is read no further.</summary>
    private static readonly JsonBounds Bounds = new(Bytes: 384 << 10, Depth: 3, Values: 200);

    public string Path => "aws/sns";

    public async Task<Proof> ProveAsync(HookRequest request, CancellationToken token)
    {
        if (topics.Count == 0)
        {
            return ClosedDoor.Unset("Hooks__Topics");
        }

        if (request.Json(Bounds) is not { } body || SnsMessage.Read(body) is not { } message)
        {
            return Proof.Unreadable("The body is no message of SNS: switch raw message delivery off, which leaves the signature out.");
        }

        if (Doubt(request, message) is { } doubt)
        {
            return Proof.Unproven(doubt);
        }

        if (message.CertificateAddress is not { } at || !SnsMessage.IsCertificateAddress(at))
        {
            return Proof.Unproven("SigningCertURL does not lead to a certificate of the service.");
        }

        if (await addresses.CertificateAsync(at, token) is not { } certificate)
        {
            return new Proof.Refused(503, "The service's certificate cannot be had at the moment.");
        }

        return IsSigned(message, certificate, request.At) ? await TakeAsync(message, token) : Proof.Unproven("The signature is not of the service's certificate.");
    }

    private string? Doubt(HookRequest request, SnsMessage message) => message switch
    {
        _ when !topics.Contains(message.Topic) => "The topic is none of those that are allowed.",
        _ when request.Header("x-amz-sns-message-type") is { } type && type != message.Type => "x-amz-sns-message-type says something else than the message.",
        { Time: { } time } when request.At - time > Oldest || time - request.At > Ahead => "The message is older than an hour, or from the future.",
        _ => null,
    };

    private static bool IsSigned(SnsMessage message, X509Certificate2 certificate, DateTimeOffset now)
    {
        HashAlgorithmName? hash = message.SignatureVersion switch { "1" => HashAlgorithmName.SHA1, "2" => HashAlgorithmName.SHA256, _ => null };
        using var key = certificate.GetRSAPublicKey();
        return hash is { } algorithm && key is not null && message.Signature() is { } signature
            && certificate.NotBefore.ToUniversalTime() <= now.UtcDateTime && now.UtcDateTime <= certificate.NotAfter.ToUniversalTime()
            && key.VerifyData(message.StringToSign(), signature, algorithm, RSASignaturePadding.Pkcs1);
    }

    private async Task<Proof> TakeAsync(SnsMessage message, CancellationToken token) => message.Type switch
    {
        "SubscriptionConfirmation" when message.SubscribeAddress is not { } address || !SnsMessage.IsServiceAddress(address) => Proof.Unproven("SubscribeURL does not lead to the service."),
        "SubscriptionConfirmation" => await addresses.ConfirmAsync(message.SubscribeAddress, token)
            ? new Proof.Done("The subscription is confirmed.")
            : new Proof.Refused(503, "The subscription could not be confirmed at the moment."),
        "UnsubscribeConfirmation" => new Proof.Done("The topic was unsubscribed; alerts of it come here no more."),
        _ => new Proof.Genuine(AlertSources.Aws, null, message.Id, IsIdProven: true, PlainJson.Read(message.Message) is JsonOutcome.Read read ? read.Value : Value.Of(message.Message)),
    };
}
