using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Entra.Tokens;
using Playbooks.Sandbox.Hosting;
using static Playbooks.Sandbox.Entra.Directory.ClientLookup;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>Federated identity credentials of applications.</summary>
internal static class FederatedOperations
{
    private const string Path = "applications/{}/federatedIdentityCredentials";
    private const int MostOfApp = 20;
    private const int LongestText = 600;
    private static readonly string[] Readers = ["Application.Read.All", "Application.ReadWrite.All"];
    private static readonly string[] Writers = ["Application.ReadWrite.All"];

    public static IEnumerable<GraphOperation> All =>
    [
        Row("GET", Path, "list", Readers, OnApplication(List)),
        Row("GET", Path + "/{}", "get", Readers, OnFederated(Get)),
        Row("POST", Path, "create", Writers, OnApplication((call, application) => WithBody(call, body => Create(call, application, body, Text(body, "name"))))),
        Row("PATCH", Path + "/{}", "update", Writers, OnApplication(Upsert)),
        Row("DELETE", Path + "/{}", "delete", Writers, OnFederated(Delete)) with { Contains = true },
    ];

    private static GraphOperation Row(string method, string path, string name, string[] permissions, Func<GraphCall, Answer> answer) =>
        new(method, path, "federatedIdentityCredential:" + name, permissions, answer) { Owned = true };

    private static Func<GraphCall, Answer> OnFederated(Func<GraphCall, EntraApplication, EntraFederated, Answer> answer) => OnApplication((call, application) =>
        Find(application, call.Ids[1]) is { } federated ? answer(call, application, federated) : call.Refused(GraphError.Missing(call.Ids[1])));

    private static EntraFederated? Find(EntraApplication application, string key) =>
        application.Federated.Find(item => item.Id == key || $"name={item.Name}" == key);

    private static Answer List(GraphCall call, EntraApplication application) => GraphQuery.List(
        call, $"applications('{application.Id}')/federatedIdentityCredentials", application.Federated.Select(item => GraphWriting.Federated(item, call.IsBeta)));

    private static Answer Get(GraphCall call, EntraApplication application, EntraFederated federated) =>
        GraphAnswers.One(call, $"applications('{application.Id}')/federatedIdentityCredentials/$entity", GraphWriting.Federated(federated, call.IsBeta));

    private static Answer Delete(GraphCall call, EntraApplication application, EntraFederated federated)
    {
        application.Federated.Remove(federated);
        return GraphAnswers.Done;
    }

    /// <summary>By name it creates what is not there; by id it does not.</summary>
    private static Answer Upsert(GraphCall call, EntraApplication application) => WithBody(call, body =>
    {
        var key = call.Ids[1];
        if (Find(application, key) is { } old)
        {
            var merged = GraphWriting.Federated(old, call.IsBeta);
            foreach (var (name, value) in body)
            {
                merged[name] = value?.DeepClone();
            }

            return Change(call, application, old, merged);
        }

        return key.StartsWith("name=", StringComparison.Ordinal)
            ? Create(call, application, body, key["name=".Length..])
            : call.Refused(GraphError.Missing(key));
    });

    private static Answer Change(GraphCall call, EntraApplication application, EntraFederated old, JsonObject body)
    {
        var built = Read(call, body, old.Name, old.Id);
        if (Refuse(call, application, built, body, old) is { } refusal)
        {
            return call.Refused(refusal);
        }

        application.Federated[application.Federated.IndexOf(old)] = built;
        return GraphAnswers.Done;
    }

    private static Answer Create(GraphCall call, EntraApplication application, JsonObject body, string? name)
    {
        var built = Read(call, body, name ?? "", call.NewId());
        if (Refuse(call, application, built, body, null) is { } refusal)
        {
            return call.Refused(refusal);
        }

        application.Federated.Add(built);
        return GraphAnswers.One(call, $"applications('{application.Id}')/federatedIdentityCredentials/$entity", GraphWriting.Federated(built, call.IsBeta), 201);
    }

    private static EntraFederated Read(GraphCall call, JsonObject body, string name, string id) => new(
        id, name, Text(body, "issuer") ?? "", Text(body, "subject"),
        (body["claimsMatchingExpression"] as JsonObject) is { } expression ? Text(expression, "value") : null,
        (body["audiences"] as JsonArray)?.FirstOrDefault()?.ToString() ?? "")
    {
        Description = Text(body, "description"),
        UsableFrom = call.Visible,
    };

    private static GraphError? Refuse(GraphCall call, EntraApplication application, EntraFederated wanted, JsonObject body, EntraFederated? old)
    {
        if (!call.IsBeta && body["claimsMatchingExpression"] is not null)
        {
            return GraphError.Bad("Invalid property 'claimsMatchingExpression'.");
        }

        var others = application.Federated.Where(item => item != old).ToList();
        return RefuseFields(wanted, body)
            ?? (others.Count >= MostOfApp ? GraphError.Bad($"The maximum number of federated identity credentials ({MostOfApp}) has been reached.")
            : others.Exists(item => item.Name == wanted.Name) ? GraphError.Duplicate($"FederatedIdentityCredential with name {wanted.Name} already exists.")
            : others.Exists(item => item.Issuer == wanted.Issuer && item.Subject is not null && item.Subject == wanted.Subject)
                ? GraphError.Duplicate("A federated identity credential with the same issuer and subject already exists on this application.")
            : null);
    }

    private static GraphError? RefuseFields(EntraFederated wanted, JsonObject body)
    {
        string?[] texts = [wanted.Issuer, wanted.Subject, wanted.Audience, wanted.Description];
        return wanted.Name.Length is < 3 or > 120 ? GraphError.Bad("FederatedIdentityCredential name must have 3 to 120 characters.")
            : wanted.Issuer.Length == 0 || texts.Any(text => text?.Length > LongestText) ? GraphError.Bad("FederatedIdentityCredential issuer is required, and no field may have more than 600 characters.")
            : body["audiences"] is not JsonArray { Count: 1 } ? GraphError.Bad("FederatedIdentityCredential must have exactly one audience.")
            : string.IsNullOrEmpty(wanted.Subject) == (wanted.Expression is null) ? GraphError.Bad("FederatedIdentityCredential must have either subject or claimsMatchingExpression.")
            : wanted.Expression is { } expression && !FederatedMatch.IsExpression(expression) ? GraphError.Bad("The claimsMatchingExpression is invalid.")
            : null;
    }
}
