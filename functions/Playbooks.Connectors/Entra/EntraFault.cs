using System.Text.Json;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Entra.Tokens;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra;

/// <summary>Reads what Graph and the token endpoint state as errors.</summary>
internal static class EntraFault
{
    private const int LongestMessage = 300;

    /// <summary>Graph: <c>{"error":{"code":…,"message":…}}</c>.</summary>
    public static ProviderFailure OfGraph(ProviderRequest request, Reply reply)
    {
        var error = CloudJson.Read(reply.Body).Member("error") ?? default;
        var code = error.TextOrNull("code");
        var message = error.TextOrNull("message") is { } text ? $": {(text.Length > LongestMessage ? text[..LongestMessage] : text)}" : "";
        var kind = reply.Status is 401 or 403 ? FailureKind.NotPermitted : FailureKind.Status;
        return new ProviderFailure(kind, request.Operation, $"{code ?? "an error without a code"} (status {reply.Status}){message}") { Status = reply.Status, Code = code };
    }

    /// <summary>The token endpoint: <c>error_codes</c> holds the number after AADSTS. Its description quotes the request, so it is left out.</summary>
    public static ProviderFailure OfToken(Reply reply, JsonElement body)
    {
        var number = body.Items("error_codes").Where(c => c.ValueKind == JsonValueKind.Number).Select(c => c.GetRawText()).FirstOrDefault();
        var code = number is null ? body.TextOrNull("error") : $"AADSTS{number}";
        return new ProviderFailure(FailureKind.NotPermitted, ClientTokens.Operation, $"{code ?? "an error without a code"} (status {reply.Status})") { Status = reply.Status, Code = code };
    }
}
