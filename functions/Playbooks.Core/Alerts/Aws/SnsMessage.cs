using System.Text;
using System.Text.RegularExpressions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Aws;

/// <summary>
/// A message of the Simple Notification Service as it is posted over HTTPS.
/// <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html"/>
/// </summary>
public sealed partial record SnsMessage
{
    private static readonly string[] OfNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfSubscription = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    private readonly Value body;

    private SnsMessage(Value body) => this.body = body;

    public string Type => Text("Type");

    public string Id => Text("MessageId");

    public string Topic => Text("TopicArn");

    public string Message => Text("Message");

    public DateTimeOffset? Time => body.When("Timestamp");

    /// <summary>1: SHA-1, 2: SHA-256; RSA with PKCS #1 padding in both.</summary>
    public string SignatureVersion => Text("SignatureVersion");

    public bool IsSubscription => Type is "SubscriptionConfirmation" or "UnsubscribeConfirmation";

    public Uri? CertificateAddress => Address("SigningCertURL") ?? Address("SigningCertUrl");

    public Uri? SubscribeAddress => Address("SubscribeURL");

    public static bool Knows(Value body) =>
        body.Find("TopicArn") is Value.Text && body.Find("Message") is not null && body.Says("Type").IsOneOf("Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation");

    /// <summary>Null for what has not the members that every message has.</summary>
    public static SnsMessage? Read(Value body) =>
        Knows(body) && body.GetText("MessageId") is { Length: > 0 and <= 200 } && body.When("Timestamp") is not null ? new SnsMessage(body) : null;

    /// <summary>The bytes of the signature; null where there are none.</summary>
    public byte[]? Signature()
    {
        var text = Text("Signature");
        var bytes = new byte[text.Length];
        return text.Length is > 0 and < 4096 && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>What the signature is over: each name and value on a line of its own. A subject is signed only where there is one.</summary>
    public byte[] StringToSign()
    {
        var text = new StringBuilder();
        foreach (var name in IsSubscription ? OfSubscription : OfNotification)
        {
            if (name != "Subject" || body.Get(name) is Value.Text)
            {
                text.Append(name).Append('\n').Append(Text(name)).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Whether a certificate may be fetched from there: https, a host of the service itself, a PEM file, nothing hidden in the address.</summary>
    public static bool IsCertificateAddress(Uri address) => IsServiceAddress(address) && address.AbsolutePath.EndsWith(".pem", StringComparison.Ordinal);

    /// <summary>Whether an address leads to the service itself.</summary>
    public static bool IsServiceAddress(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0 && Host().IsMatch(address.IdnHost);

    private string Text(string name) => body.GetText(name) ?? "";

    private Uri? Address(string name) => Uri.TryCreate(body.GetText(name), UriKind.Absolute, out var uri) ? uri : null;

    [GeneratedRegex(@"\Asns\.[a-zA-Z0-9\-]{3,}\.amazonaws\.com(\.cn)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
