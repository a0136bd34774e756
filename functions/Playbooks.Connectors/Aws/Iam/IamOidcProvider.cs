using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.Iam;

/// <param name="Url">The issuer without <c>https://</c>.</param>
/// <param name="ClientIds">The audiences it accepts.</param>
internal sealed record IamOidcProvider(string Arn, string Url, ImmutableArray<string> ClientIds);
