using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Playbooks.Core.Reach.Trust.Entra;

/// <summary>
/// The issuers that flexible credentials support and the claims that each offers (learn.microsoft.com: flexible federated
/// identity credentials, "Issuer URLs, supported claims, and operators by platform").
/// </summary>
internal static partial class FlexibleIssuer
{
    /// <returns>Null when the issuer is not supported.</returns>
    public static ImmutableArray<string>? Claims(string issuer) => issuer switch
    {
        GitHubIssuer.Common => ["sub", "job_workflow_ref"],
        "https://gitlab.com" or "https://app.terraform.io" or "https://app.eu.terraform.io" => ["sub"],
        _ when OwnGitLab().IsMatch(issuer) => ["sub"],
        _ => null,
    };

    [GeneratedRegex(@"\Ahttps://gitlab\.[A-Za-z0-9-]+\.(com|ca)\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnGitLab();
}
