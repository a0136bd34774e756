using System.Security.Cryptography;
using Playbooks.Core.Values;

namespace Playbooks.Functions.Hooks;

/// <summary>
/// A door for senders that sign nothing of their own: proven by a bearer token of a workload that may, or by a signature with a secret that both sides have.
/// </summary>
/// <param name="read">The body, which may be put together of headers and content; null where it is none.</param>
internal sealed class SharedHook(string path, string source, HookSecrets secrets, IAlertCaller callers, Func<HookRequest, Value?> read) : IHook
{
    public const string Setting = "Hooks__Shared";

    private const string Bearer = "Bearer ";

    public string Path => path;

    public async Task<Proof> ProveAsync(HookRequest request, CancellationToken token)
    {
        if (SignedContent.IsGiven(request))
        {
            var (id, refused) = SignedContent.Check(request, secrets, Setting);
            return id is null ? refused ?? ClosedDoor.Unset(Setting)
                : CloudEventBody.IsBinary(request) ? Proof.Unproven("webhook-signature covers no ce- headers: send the event in structured mode, or prove it with a token.")
                : Read(request, id);
        }

        if (request.Header("Authorization") is not { } authorization || !authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Proof.Unproven("There is neither a webhook-signature nor a bearer token.");
        }

        // A token proves the caller and not the body: what comes a second time is known by its content.
        return await callers.ProveAsync(authorization[Bearer.Length..].Trim(), token) is { } caller
            ? Read(request, $"{caller}:{Convert.ToHexStringLower(SHA256.HashData(request.Body.Span))}")
            : Proof.Unproven("The token is of nobody who may send alerts.");
    }

    private Proof Read(HookRequest request, string delivery) => read(request) is { } body
        ? new Proof.Genuine(source, null, delivery, IsIdProven: true, body)
        : Proof.Unreadable("The body is not what this door takes: JSON.");
}
