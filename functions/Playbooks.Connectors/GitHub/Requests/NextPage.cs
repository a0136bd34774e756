using System.Text.RegularExpressions;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>The <c>rel="next"</c> of a Link header (RFC 8288).</summary>
internal static partial class NextPage
{
    public static Uri? Of(Reply reply, Uri address)
    {
        var match = Next().Match(reply.Header("Link") ?? "");
        return match.Success && Uri.TryCreate(address, match.Groups[1].Value, out var next) ? next : null;
    }

    [GeneratedRegex("<([^>]*)>\\s*;\\s*rel=\"?next\"?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Next();
}
