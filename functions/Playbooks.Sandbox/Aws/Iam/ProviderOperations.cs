using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Iam.IamLookup;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>OIDC identity providers. Adding and removing an audience is idempotent.</summary>
internal static class ProviderOperations
{
    private const int MostClientIds = 100;

    public static IEnumerable<AwsOperation> All =>
    [
        Read("ListOpenIDConnectProviders", List),
        Read("GetOpenIDConnectProvider", OnProvider(Get)),
        Change("CreateOpenIDConnectProvider", Create),
        Change("AddClientIDToOpenIDConnectProvider", OnProvider(Add)),
        Contain("RemoveClientIDFromOpenIDConnectProvider", OnProvider(Remove)),
    ];

    private static AwsReply List(AwsCall call) => new JsonObject
    {
        ["OpenIDConnectProviderList"] = new JsonArray([.. call.Account.Providers.Keys.Select(arn => new JsonObject { ["Arn"] = arn })]),
    };

    private static AwsReply Get(AwsCall call, IamOidcProvider provider) => new JsonObject
    {
        ["Url"] = provider.Url,
        ["ClientIDList"] = new JsonArray([.. provider.ClientIds.Select(id => JsonValue.Create(id))]),
        ["ThumbprintList"] = new JsonArray([.. provider.Thumbprints.Select(print => JsonValue.Create(print))]),
        ["CreateDate"] = IamWriting.Time(provider.CreatedAt),
    };

    private static AwsReply Create(AwsCall call)
    {
        var url = (call.Input.Text("Url") ?? "").Replace("https://", "", StringComparison.Ordinal);
        var arn = call.Account.Arn("iam", "oidc-provider/" + url);
        if (url.Length == 0 || call.Account.Providers.ContainsKey(arn))
        {
            return url.Length == 0 ? new AwsError("InvalidInput", "Url is required") : new AwsError("EntityAlreadyExists", $"Provider with url {url} already exists.", 409);
        }

        call.Account.Providers[arn] = new(arn, url, new(call.Input.Texts("ClientIDList"), StringComparer.Ordinal), [], call.Now);
        return new JsonObject { ["OpenIDConnectProviderArn"] = arn };
    }

    private static AwsReply Add(AwsCall call, IamOidcProvider provider)
    {
        if (call.Input.Text("ClientID") is not { Length: > 0 and <= 255 } id)
        {
            return IamErrors.Invalid("ClientID is required");
        }

        if (provider.ClientIds.Count >= MostClientIds && !provider.ClientIds.Contains(id))
        {
            return IamErrors.Limit($"Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: {MostClientIds}");
        }

        provider.ClientIds.Add(id);
        return AwsReply.Empty;
    }

    private static AwsReply Remove(AwsCall call, IamOidcProvider provider)
    {
        provider.ClientIds.Remove(call.Input.Text("ClientID") ?? "");
        return AwsReply.Empty;
    }
}
