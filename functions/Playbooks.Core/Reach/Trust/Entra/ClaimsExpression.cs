using System.Collections.Immutable;
using Playbooks.Core.Reach.Trust.Grades;

namespace Playbooks.Core.Reach.Trust.Entra;

/// <summary>
/// Comparisons joined by "and": the flexible credential's language, version 1
/// (<c>claims['sub'] matches 'repo:o/r:*' and claims['job_workflow_ref'] eq '…'</c>), to which an exact subject is reduced.
/// </summary>
internal sealed record ClaimsExpression(ImmutableArray<ClaimsTerm> Terms)
{
    public static ClaimsExpression OfSubject(string subject) => new([new("sub", GlobPattern.Literal(subject))]);

    /// <returns>Null when the text is not of the language; parts are separated by single spaces and compared in single quotes.</returns>
    public static ClaimsExpression? Parse(string text)
    {
        var terms = ImmutableArray.CreateBuilder<ClaimsTerm>();
        var rest = text.AsSpan();
        while (Term(ref rest) is { } term)
        {
            terms.Add(term);
            if (rest.IsEmpty)
            {
                return new(terms.ToImmutable());
            }

            if (!Skip(ref rest, " and "))
            {
                return null;
            }
        }

        return null;
    }

    public (TrustReach Reach, ClaimsTerm Decisive) Holds(ImmutableDictionary<string, ClaimSet> claims, ClaimSet otherwise) =>
        Terms.Select(t => (Reach: t.Holds(claims.GetValueOrDefault(t.Claim, otherwise)), Term: t)).MinBy(t => t.Reach);

    public TrustGrading Grade(bool isFlexible) =>
        ConditionGrade.Of([.. Terms.Select(t => new GradedCondition(t.Claim, [t.Pattern], isFlexible))], isWhole: true);

    private static ClaimsTerm? Term(ref ReadOnlySpan<char> rest)
    {
        if (!Skip(ref rest, "claims['") || rest.IndexOf('\'') is not (> 0 and var close))
        {
            return null;
        }

        var claim = rest[..close].ToString();
        rest = rest[close..];
        if (!Skip(ref rest, "'] "))
        {
            return null;
        }

        var matches = Skip(ref rest, "matches '");
        return (matches || Skip(ref rest, "eq '")) && Quoted(ref rest) is { Length: > 0 } comparand
            ? new(claim, matches ? GlobPattern.Parse(comparand) : GlobPattern.Literal(comparand))
            : null;
    }

    // A single quote escapes: two of them are one quote of the text, one alone ends it.
    private static string? Quoted(ref ReadOnlySpan<char> rest)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at] != '\'')
            {
                text.Append(rest[at]);
            }
            else if (at + 1 < rest.Length && rest[at + 1] == '\'')
            {
                text.Append(rest[at++]);
            }
            else
            {
                rest = rest[(at + 1)..];
                return text.ToString();
            }
        }

        return null;
    }

    private static bool Skip(ref ReadOnlySpan<char> rest, string expected)
    {
        var found = rest.StartsWith(expected, StringComparison.Ordinal);
        rest = found ? rest[expected.Length..] : rest;
        return found;
    }
}
