namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>
/// A value of a policy with its variables put in (docs.aws.amazon.com: reference_policies_variables): <c>${key}</c>,
/// <c>${key, 'default'}</c>, and <c>${*}</c>, <c>${?}</c>, <c>${$}</c> for the characters themselves.
/// </summary>
internal static class AwsPolicyText
{
    /// <returns>Null when a variable has no value, and then nothing fits; Exact is false when a variable's value is known in part only.</returns>
    public static (GlobPattern Pattern, bool Exact)? Resolve(string text, bool wildcards, bool variables, IAwsContext context)
    {
        var (pattern, exact) = (GlobPattern.Literal(""), true);
        var at = 0;
        while (at < text.Length)
        {
            var open = variables ? text.IndexOf("${", at, StringComparison.Ordinal) : -1;
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (Variable(text[(open + 2)..close], context) is not (var value, var known))
            {
                return null;
            }

            pattern = pattern + Plain(text[at..open], wildcards) + value;
            exact &= known;
            at = close + 1;
        }

        return (pattern + Plain(text[at..], wildcards), exact);
    }

    private static GlobPattern Plain(string text, bool wildcards) => wildcards ? GlobPattern.Parse(text) : GlobPattern.Literal(text);

    private static (GlobPattern Value, bool Known)? Variable(string inside, IAwsContext context)
    {
        if (inside is "*" or "?" or "$")
        {
            return (GlobPattern.Literal(inside), true);
        }

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var key = comma < 0 ? inside : inside[..comma];
        return context.Find(key.Trim()) switch
        {
            ClaimSet.Exactly([var value]) => (GlobPattern.Literal(value), true),
            ClaimSet.OneOf([var pattern]) => (pattern, false),
            ClaimSet.Absent when comma >= 0 => (GlobPattern.Literal(inside[(comma + 1)..].Trim().Trim('\'')), true),
            ClaimSet.Absent or ClaimSet.Exactly => null,
            _ => (GlobPattern.Anything, false),
        };
    }
}
