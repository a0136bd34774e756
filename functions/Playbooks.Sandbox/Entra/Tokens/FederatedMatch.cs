using System.Text.RegularExpressions;
using Playbooks.Sandbox.Entra.Directory;
using Playbooks.Sandbox.Matching;

namespace Playbooks.Sandbox.Entra.Tokens;

/// <summary>
/// Issuer, subject and audience match exactly and case-sensitively. A flexible credential's expression joins
/// <c>claims['sub'] eq '…'</c> and <c>claims['sub'] matches '…'</c> by <c>and</c>; any other expression matches nothing.
/// </summary>
internal static partial class FederatedMatch
{
    public static bool Matches(EntraFederated credential, string? issuer, string? audience, Func<string, string?> claim) =>
        credential.Issuer == issuer && credential.Audience == audience
        && (credential.Expression is { } expression ? Holds(expression, claim) : credential.Subject == claim("sub"));

    public static bool IsExpression(string expression) => expression.Split(" and ").All(term => Term().IsMatch(term.Trim()));

    private static bool Holds(string expression, Func<string, string?> claim) => expression.Split(" and ").All(term =>
        Term().Match(term.Trim()) is { Success: true } match && claim(match.Groups[1].Value) is { } value
        && (match.Groups[2].Value == "eq" ? value == match.Groups[3].Value : Glob.Matches(match.Groups[3].Value, value)));

    [GeneratedRegex(@"^claims\['(sub|job_workflow_ref)'\] (eq|matches) '([^']*)'$")]
    private static partial Regex Term();
}
