using System.Text.Json;

namespace Playbooks.Core.Reach.Trust.Cases;

/// <summary>
/// Runs a file of cases against the evaluators. Three notations, told apart by shape: subject vectors (<c>vectors</c>), trust
/// policies by tokens (<c>policies</c>), federated credentials by tokens (<c>credentials</c>).
/// </summary>
public static class TrustCases
{
    private const int MostCharacters = 32 * 1024 * 1024;

    public static TrustReading<TrustCaseReport> Run(string json)
    {
        if (json.Length > MostCharacters)
        {
            return Invalid($"longer than {MostCharacters} characters");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            return CasesOf(document.RootElement) is { } cases
                ? new(TrustCaseReport.Of(cases), [])
                : Invalid("must be an object with a list of vectors, or with policies or credentials, tokens and cases");
        }
        catch (JsonException wrong)
        {
            return Invalid($"not JSON (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine})");
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException)
        {
            return Invalid($"a case lacks a part of its notation: {wrong.Message}");
        }
    }

    private static IEnumerable<TrustCase>? CasesOf(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().Select(SubjectVector.Run),
        not JsonValueKind.Object => null,
        _ when root.TryGetProperty("vectors", out var vectors) => vectors.EnumerateArray().Select(SubjectVector.Run),
        _ when root.TryGetProperty("policies", out _) || root.TryGetProperty("invalid_policies", out _) => PolicyCases.Run(root),
        _ when root.TryGetProperty("credentials", out _) || root.TryGetProperty("invalid_credentials", out _) => CredentialCases.Run(root),
        _ => null,
    };

    private static TrustReading<TrustCaseReport> Invalid(string message) => new(null, [new("cases", message)]);
}
