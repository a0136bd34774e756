using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>An OpenID Connect provider of an AWS account (iam:GetOpenIDConnectProvider).</summary>
/// <param name="Arn"><c>arn:aws:iam::ACCOUNT:oidc-provider/HOST[/PATH]</c>.</param>
/// <param name="Url">The issuer, <c>https://HOST[/PATH]</c>.</param>
/// <param name="ClientIds">The audiences that the account accepts from this issuer.</param>
public sealed record OidcProvider(string Arn, string Url, ImmutableArray<string> ClientIds);
