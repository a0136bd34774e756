using System.Globalization;
using System.Net;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>Whether one value of the request (or one set of possible values) fits one value of the policy.</summary>
internal static class AwsFit
{
    public static TrustReach Of(AwsComparison comparison, GlobPattern value, string policyValue, bool variables, IAwsContext context)
    {
        var wildcards = comparison is AwsComparison.Like or AwsComparison.Arn;
        if (AwsPolicyText.Resolve(policyValue, wildcards, variables, context) is not (var pattern, var exact))
        {
            return TrustReach.RuledOut;
        }

        var fit = comparison switch
        {
            AwsComparison.Text or AwsComparison.Like => OfPattern(value, pattern),
            AwsComparison.TextIgnoringCase => OfPattern(value.ToUpper(), pattern.ToUpper()),
            _ when !value.IsLiteral => TrustReach.Possible,
            AwsComparison.Arn => ReachLogic.Of(Arn(value.ToString(), pattern.ToString())),
            AwsComparison.Address => ReachLogic.Of(Address(value.ToString(), pattern.ToString())),
            _ => ReachLogic.Of(Ordered(comparison, value.ToString(), pattern.ToString())),
        };
        return exact || fit == TrustReach.RuledOut ? fit : TrustReach.Possible;
    }

    private static TrustReach OfPattern(GlobPattern value, GlobPattern pattern) =>
        pattern.Covers(value) ? TrustReach.Confirmed
        : pattern.Intersects(value) ? TrustReach.Possible
        : TrustReach.RuledOut;

    // Each of the six colon-separated parts by itself; what is not an ARN never fits.
    private static bool Arn(string value, string pattern)
    {
        var (mine, theirs) = (value.Split(':', 6), pattern.Split(':', 6));
        return mine.Length == 6 && theirs.Length == 6
            && mine.Zip(theirs).All(part => GlobPattern.Parse(part.Second).Matches(part.First));
    }

    private static bool Address(string value, string pattern) =>
        IPAddress.TryParse(value, out var address)
        && IPNetwork.TryParse(pattern.Contains('/', StringComparison.Ordinal) ? pattern : WholeAddress(pattern), out var network)
        && network.Contains(address);

    private static string WholeAddress(string text) => $"{text}/{(text.Contains(':', StringComparison.Ordinal) ? 128 : 32)}";

    private static bool Ordered(AwsComparison comparison, string value, string pattern) => comparison switch
    {
        AwsComparison.NumberSame => Numbers(value, pattern) == 0,
        AwsComparison.NumberLess => Numbers(value, pattern) < 0,
        AwsComparison.NumberAtMost => Numbers(value, pattern) <= 0,
        AwsComparison.NumberMore => Numbers(value, pattern) > 0,
        AwsComparison.NumberAtLeast => Numbers(value, pattern) >= 0,
        AwsComparison.DateSame => Dates(value, pattern) == 0,
        AwsComparison.DateLess => Dates(value, pattern) < 0,
        AwsComparison.DateAtMost => Dates(value, pattern) <= 0,
        AwsComparison.DateMore => Dates(value, pattern) > 0,
        AwsComparison.DateAtLeast => Dates(value, pattern) >= 0,
        _ => false,
    };

    private static int? Numbers(string value, string pattern) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
        && decimal.TryParse(pattern, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : null;

    private static int? Dates(string value, string pattern) =>
        Date(value) is { } left && Date(pattern) is { } right ? left.CompareTo(right) : null;

    // W3C date form or seconds since 1970.
    private static DateTimeOffset? Date(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? seconds is > -62_135_596_800 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
