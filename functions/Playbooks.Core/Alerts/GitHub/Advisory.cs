using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.GitHub;

/// <summary>What an advisory says of one package, whichever event carries it.</summary>
internal static partial class Advisory
{
    /// <summary>Malware: embedded malicious code and its kin (https://cwe.mitre.org/data/definitions/506.html), or the words with which GitHub titles it.</summary>
    public static bool IsMalware(Value advisory) =>
        advisory.Is("malware", "type") || advisory.Is("malware", "classification")
        || advisory.Each("cwes").Any(cwe => Malicious(cwe.Says("cwe_id"))) || advisory.Texts("cwe_ids").Any(Malicious)
        || Hostile().IsMatch(advisory.Says("summary") ?? "");

    public static double SeverityOf(Value advisory, string? word)
    {
        double?[] scores = [advisory.Number("cvss", "score"), advisory.Number("cvss_severities", "cvss_v4", "score"), advisory.Number("cvss_severities", "cvss_v3", "score")];
        var score = scores.Max();
        return score is > 0 and <= 10 ? score.Value : Severities.Of(advisory.Says("severity") ?? word) ?? (IsMalware(advisory) ? Severities.Critical : Severities.Medium);
    }

    /// <summary>Versions that a range names one by one; none where it spans.</summary>
    public static ImmutableArray<string> VersionsOf(string? range)
    {
        var named = ImmutableArray.CreateBuilder<string>();
        foreach (var part in (range ?? "").Split("||", StringSplitOptions.RemoveEmptyEntries).SelectMany(p => Spans(p) ? [p] : p.Split(',')))
        {
            if (Exactly(part) is not { } version)
            {
                return [];
            }

            named.Add(version);
        }

        return named.ToImmutable();
    }

    public static ImmutableArray<string> Marks(Value advisory) =>
        Fields.Some([.. new[] { advisory.Says("ghsa_id"), advisory.Says("cve_id") }, .. advisory.Each("identifiers").Select(i => i.Says("value"))]);

    private static bool Spans(string range) => range.Contains('<', StringComparison.Ordinal) || range.Contains('>', StringComparison.Ordinal);

    private static string? Exactly(string range)
    {
        var bounds = range.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return bounds switch
        {
            [var one] when Exact().Match(one) is { Success: true } match => match.Groups[1].Value,
            [var low, var high] when low.StartsWith(">=", StringComparison.Ordinal) && high.StartsWith("<=", StringComparison.Ordinal) && low[2..].Trim() == high[2..].Trim() => low[2..].Trim(),
            _ => null,
        };
    }

    private static bool Malicious(string? cwe) => cwe.IsOneOf("CWE-506", "CWE-507", "CWE-508", "CWE-509", "CWE-510", "CWE-511", "CWE-512", "CWE-912");

    [GeneratedRegex(@"\A\s*=?=?\s*([0-9A-Za-z][^\s,<>=|]*)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(@"\b(malware in|malicious (package|code|version|release)|embedded malicious|compromised (package|version|release)|backdoor)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hostile();
}
