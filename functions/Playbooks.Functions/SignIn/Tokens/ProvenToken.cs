using System.Collections.Immutable;
using System.Text.Json;

namespace Playbooks.Functions.SignIn.Tokens;

/// <summary>A token whose signature, issuer, audience and time are right. Its claims are the issuer's statements.</summary>
internal sealed record ProvenToken(string Issuer, JsonElement Claims)
{
    /// <summary>The client that asked for the token: <c>azp</c> or <c>appid</c> of Entra, <c>client_id</c> of RFC 9068.</summary>
    public string? Client => Text("azp") ?? Text("appid") ?? Text("client_id");

    /// <summary>The directory's own id of the person or program, the same towards every application (Entra).</summary>
    public string? ObjectId => Text("oid");

    public string? Subject => Text("sub");

    /// <summary>When the person last proved who they are (OpenID Connect Core §2).</summary>
    public DateTimeOffset? AuthenticatedAt =>
        Claims.TryGetProperty("auth_time", out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Null where there is no such claim, or it is empty or no text.</summary>
    public string? Text(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>The texts of a claim that is a list, or the one text that it is.</summary>
    public ImmutableArray<string> Texts(string claim) => Claims.TryGetProperty(claim, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()).OfType<string>()],
            JsonValueKind.String => [value.GetString() ?? ""],
            _ => [],
        }
        : [];
}
