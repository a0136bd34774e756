using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>The OpenID Connect providers that an account trusts.</summary>
internal sealed class IamOidc(AwsChannel channel)
{
    private static AwsService Iam => AwsService.Iam;

    /// <summary>ARNs; this list has no pages.</summary>
    public Task<Answer<ImmutableArray<string>>> ListAsync(CancellationToken token) =>
        channel.QueryAsync(Iam, Iam.Form("ListOpenIDConnectProviders"), AwsRepeat.Safe, Arns, token);

    public Task<Answer<IamOidcProvider>> GetAsync(string arn, CancellationToken token) =>
        channel.QueryAsync(
            Iam, For("GetOpenIDConnectProvider", arn), AwsRepeat.Safe,
            r => new IamOidcProvider(arn, r.Text("Url"), IamReader.Names(r, "ClientIDList")), token);

    /// <summary>A repeat is refused, as the provider is there already. AWS knows the certificates of the large issuers itself.</summary>
    public Task<Answer<Done>> CreateAsync(string url, string clientId, CancellationToken token) =>
        channel.DoAsync(Iam, Iam.Form("CreateOpenIDConnectProvider").Set("Url", url).SetList("ClientIDList", [clientId]), token);

    public Task<Answer<Done>> AddClientIdAsync(string arn, string clientId, CancellationToken token) =>
        channel.DoAsync(Iam, For("AddClientIDToOpenIDConnectProvider", arn).Set("ClientID", clientId), token);

    public Task<Answer<Done>> RemoveClientIdAsync(string arn, string clientId, CancellationToken token) =>
        channel.DoAsync(Iam, For("RemoveClientIDFromOpenIDConnectProvider", arn).Set("ClientID", clientId), token);

    private static AwsForm For(string operation, string arn) => Iam.Form(operation).Set("OpenIDConnectProviderArn", arn);

    private static ImmutableArray<string> Arns(AwsElement result) =>
        [.. result.Members("OpenIDConnectProviderList").Select(m => m.Text("Arn"))];
}
