using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Reach.Trust.Aws;
using Playbooks.Core.Reach.Trust.Entra;
using Playbooks.Core.Reach.Trust.Grades;

namespace Playbooks.Cli.Explain.Trust;

/// <summary>One document and one token: 0 when there is an answer, 1 when the document is invalid, 2 when a file cannot be read.</summary>
internal static class TrustAnswerReport
{
    private const int MostBytes = 256 * 1024;

    internal static int Run(string policyPath, string claimsPath, bool json, TextWriter output, TextWriter error)
    {
        if (TrustFile.Read(policyPath, MostBytes, error) is not { } policy || TrustFile.Read(claimsPath, MostBytes, error) is not { } claimsText)
        {
            return 2;
        }

        var claims = TokenClaims.Parse(claimsText);
        if (!claims.IsValid)
        {
            error.WriteLine($"{claimsPath}: {string.Join("; ", claims.Diagnostics)}");
            return 2;
        }

        return IsCredential(policy)
            ? Show(FederatedCredential.Parse(policy), c => (c.Match(claims.Value), c.Grade()), json, output)
            : Show(AwsTrust.Parse(policy), t => (t.Match(claims.Value), t.Grade()), json, output);
    }

    private static bool IsCredential(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("audiences", out _);
        }
        catch (JsonException)
        {
            // Not JSON, perhaps a URL-encoded policy: the policy's own reader says what is wrong.
            return false;
        }
    }

    private static int Show<T>(TrustReading<T> reading, Func<T, (TrustAnswer Answer, TrustGrading Grading)> ask, bool json, TextWriter output)
        where T : class
    {
        if (!reading.IsValid)
        {
            ShowInvalid(reading.Diagnostics, json, output);
            return 1;
        }

        var (answer, grading) = ask(reading.Value);
        var (verdict, grade) = (answer.Matches ? "match" : "no match", grading.Grade.ToString().ToLowerInvariant());
        if (json)
        {
            TrustJson.Write(output, new { valid = true, match = answer.Matches, statement = answer.Statement, reason = answer.Reason, grade, gradeReason = grading.Reason });
            return 0;
        }

        output.WriteLine($"{verdict}: {answer.Reason}");
        output.WriteLine($"{grade}: {grading.Reason}");
        return 0;
    }

    private static void ShowInvalid(ImmutableArray<TrustDiagnostic> diagnostics, bool json, TextWriter output)
    {
        if (json)
        {
            TrustJson.Write(output, new { valid = false, match = false, diagnostics = diagnostics.Select(d => new { path = d.Path, message = d.Message }) });
            return;
        }

        output.WriteLine("invalid, and so it lets nobody in:");
        foreach (var diagnostic in diagnostics)
        {
            output.WriteLine($"  {diagnostic}");
        }
    }
}
