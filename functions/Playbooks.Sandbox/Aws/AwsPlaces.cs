using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Parameters;
using Playbooks.Sandbox.Aws.Secrets;

namespace Playbooks.Sandbox.Aws;

/// <summary>
/// What a consumer finds in a secret or parameter: <c>aws:secret:ACCOUNT:REGION:NAME[#field]</c>,
/// <c>aws:parameter:ACCOUNT:REGION:NAME</c>. Always the version that is current.
/// </summary>
internal static class AwsPlaces
{
    public static string? Read(IReadOnlyList<AwsAccount> accounts, string place)
    {
        var parts = place.Split(':', 5);
        if (parts.Length != 5 || parts[0] != "aws" || accounts.FirstOrDefault(account => account.Id == parts[2]) is not { } account)
        {
            return null;
        }

        var (name, field) = parts[4].IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (parts[4][..at], parts[4][(at + 1)..]) : (parts[4], null);
        var value = parts[1] switch
        {
            "secret" => SecretsService.Find(account, parts[3], name)?.Holding(AwsSecret.Current)?.Value,
            "parameter" => ParametersService.Find(account, parts[3], name)?.Latest.Value,
            _ => null,
        };
        return field is null ? value : Fields(value)?[field]?.ToString();
    }

    /// <summary>The value as a JSON object, or null.</summary>
    public static JsonObject? Fields(string? value)
    {
        try
        {
            return value is null ? null : JsonNode.Parse(value, documentOptions: new() { MaxDepth = 8 }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
