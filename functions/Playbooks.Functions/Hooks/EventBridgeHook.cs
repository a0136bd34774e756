using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Playbooks.Core.Alerts;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Hooks;

/// <summary>
/// EventBridge through an API destination: proven by the key that its connection adds as <c>X-Api-Key</c>. Nothing is signed, so TLS and the key are all there is.
/// <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html"/>
/// </summary>
internal sealed partial class EventBridgeHook(HookSecrets secrets) : IHook
{
    private const string Setting = "Hooks__EventBridge";

    /// <summary>EventBridge tries for a day.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(25);

    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public string Path => "aws/eventbridge";

    public Task<Proof> ProveAsync(HookRequest request, CancellationToken token) => Task.FromResult(Prove(request));

    private Proof Prove(HookRequest request)
    {
        if (secrets.IsEmpty)
        {
            return ClosedDoor.Unset(Setting);
        }

        if (request.Header("X-Api-Key") is not { } key)
        {
            return Proof.Unproven("X-Api-Key is not there: let the connection use an API key of that name.");
        }

        return secrets.Any(secret => HookSecrets.AreSame(secret, Encoding.UTF8.GetBytes(key))) switch
        {
            true => Read(request),
            false => Proof.Unproven("X-Api-Key is not this door's key."),
            null => ClosedDoor.Unset(Setting),
        };
    }

    private static Proof Read(HookRequest request)
    {
        if (request.Json() is not Value.Map body)
        {
            return Proof.Unreadable("The body is no JSON object: send the matched event as it is.");
        }

        if (body.GetText("time") is { } text && (!TimeText.TryRead(text, out var at) || at.AsTime() is not { } time || request.At - time > Oldest || time - request.At > Ahead))
        {
            return Proof.Unproven("The event's time is older than a day, in the future, or none.");
        }

        var id = body.GetText("id") is { } given && Id().IsMatch(given) ? given : Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));
        return new Proof.Genuine(AlertSources.Aws, null, id, IsIdProven: true, body);
    }

    [GeneratedRegex(@"\A[0-9A-Za-z-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
