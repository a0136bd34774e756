using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Playbooks.Core.Alerts.Aws;
using Playbooks.Core.Values;
using Playbooks.Functions.Hooks;

namespace Playbooks.Functions.Tests.Hooks;

/// <summary>The notification service: it signs messages and gives out its certificate.</summary>
internal sealed class FakeSns : ISnsAddresses, IDisposable
{
    public const string Topic = "arn:aws:sns:us-east-1:123456789012:findings";
    public const string Certificate = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-01.pem";
    public const string Subscribe = "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=t&Token=x";

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA foreign = RSA.Create(2048);
    private readonly X509Certificate2 certificate;

    public FakeSns() => certificate = new CertificateRequest("CN=sns.amazonaws.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Addresses that were asked for.</summary>
    public List<string> Asked { get; } = [];

    public Task<X509Certificate2?> CertificateAsync(Uri address, CancellationToken token)
    {
        Asked.Add(address.AbsoluteUri);
        return Task.FromResult<X509Certificate2?>(certificate);
    }

    public Task<bool> ConfirmAsync(Uri address, CancellationToken token)
    {
        Asked.Add(address.AbsoluteUri);
        return Task.FromResult(true);
    }

    public byte[] Message(string id, DateTimeOffset at, string message, string type = "Notification", string version = "2", string topic = Topic, string certificateAt = Certificate, string subscribe = Subscribe, bool isForeign = false)
    {
        var fields = new List<(string Name, Value Value)>
        {
            ("Type", Value.Of(type)), ("MessageId", Value.Of(id)), ("TopicArn", Value.Of(topic)), ("Subject", Value.Of("a subject")), ("Message", Value.Of(message)),
            ("Timestamp", Value.Of(at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture))), ("SignatureVersion", Value.Of(version)), ("SigningCertURL", Value.Of(certificateAt)),
        };
        if (type != "Notification")
        {
            fields.AddRange([("SubscribeURL", Value.Of(subscribe)), ("Token", Value.Of("x"))]);
        }

        var unsigned = Assert.IsType<SnsMessage>(SnsMessage.Read(Value.MapOf([.. fields])));
        var signature = (isForeign ? foreign : key).SignData(unsigned.StringToSign(), version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Encoding.UTF8.GetBytes(PlainJson.Write(Value.MapOf([.. fields, ("Signature", Value.Of(Convert.ToBase64String(signature)))])));
    }

    public void Dispose()
    {
        key.Dispose();
        foreign.Dispose();
        certificate.Dispose();
    }
}
