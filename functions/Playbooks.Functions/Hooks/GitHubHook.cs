using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Playbooks.Core.Alerts;

namespace Playbooks.Functions.Hooks;

/// <summary>
/// GitHub's webhooks: <c>X-Hub-Signature-256</c> over the body.
/// <see href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries"/>
/// </summary>
internal sealed partial class GitHubHook(HookSecrets secrets) : IHook
{
    private const string Prefix = "sha256=";

    public string Path => "github";

    public Task<Proof> ProveAsync(HookRequest request, CancellationToken token) => Task.FromResult(Prove(request));

    private Proof Prove(HookRequest request)
    {
        if (secrets.IsEmpty)
        {
            return ClosedDoor.Unset("Hooks__GitHub");
        }

        if (request.Header("X-Hub-Signature-256") is not { Length: 71 } header || !header.StartsWith(Prefix, StringComparison.Ordinal) || !Hex().IsMatch(header[Prefix.Length..]))
        {
            return Proof.Unproven("X-Hub-Signature-256 is not there, or is no signature: give the webhook a secret.");
        }

        var given = Convert.FromHexString(header.AsSpan(Prefix.Length));
        if (secrets.Any(secret => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, request.Body.Span), given)) is not { } isGenuine)
        {
            return ClosedDoor.Unset("Hooks__GitHub");
        }

        return isGenuine ? Read(request) : Proof.Unproven("The signature is not of the webhook's secret.");
    }

    private static Proof Read(HookRequest request)
    {
        if (request.Header("X-GitHub-Event") is not { } name || !Name().IsMatch(name) || request.Header("X-GitHub-Delivery") is not { } delivery || !Delivery().IsMatch(delivery))
        {
            return Proof.Unreadable("X-GitHub-Event or X-GitHub-Delivery is not there, or is not what GitHub sends.");
        }

        return request.Json() is { } body
            ? new Proof.Genuine(AlertSources.GitHub, name, delivery.ToLowerInvariant(), IsIdProven: false, body)
            : Proof.Unreadable("The body is no JSON: set the webhook's content type to application/json.");
    }

    [GeneratedRegex(@"\A[0-9a-fA-F]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();

    [GeneratedRegex(@"\A[a-z_]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[0-9A-Za-z-]{8,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Delivery();
}
