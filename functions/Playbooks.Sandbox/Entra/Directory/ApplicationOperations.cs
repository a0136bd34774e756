using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;
using static Playbooks.Sandbox.Entra.Directory.ClientLookup;

namespace Playbooks.Sandbox.Entra.Directory;

internal static class ApplicationOperations
{
    private static readonly string[] Readers = ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
    private static readonly string[] Writers = ["Application.ReadWrite.All"];

    public static IEnumerable<GraphOperation> All =>
    [
        Row("GET", "applications", "list", Readers, List),
        Row("GET", "applications/{}", "get", Readers, OnApplication(Get)),
        Row("PATCH", "applications/{}", "update", Writers, OnApplication(Update)) with { Contains = true },
        Row("POST", "applications/{}/addPassword", "addPassword", Writers, OnApplication(PasswordOperations.Add)),
        Row("POST", "applications/{}/removePassword", "removePassword", Writers, OnApplication(PasswordOperations.Remove)) with { Contains = true },
        Row("GET", "applications/{}/owners", "owners", Readers, OnApplication(Owners)),
        Row("POST", "applications/{}/owners/$ref", "addOwner", Writers, OnApplication(AddOwner)),
        Row("DELETE", "applications/{}/owners/{}/$ref", "removeOwner", Writers, OnApplication(RemoveOwner)) with { Contains = true },
    ];

    internal static Answer Owners(GraphCall call, EntraClient client) => GraphQuery.List(
        call, "directoryObjects", client.Owners.Select(call.Directory.Find).OfType<EntraObject>().Select(GraphWriting.Reference));

    private static GraphOperation Row(string method, string path, string name, string[] permissions, Func<GraphCall, Answer> answer) =>
        new(method, path, "application:" + name, permissions, answer) { Owned = true };

    private static Answer List(GraphCall call) => GraphQuery.List(
        call, "applications", call.Directory.Applications.Select(item => GraphWriting.Application(item, call.Now)));

    private static Answer Get(GraphCall call, EntraApplication application)
    {
        var body = GraphWriting.Application(application, call.Now);
        if (call.Http.Argument("$select")?.Split(',').Contains("keyCredentials", StringComparer.OrdinalIgnoreCase) == true)
        {
            body["keyCredentials"] = application.KeyCredentials.DeepClone();
        }

        return GraphAnswers.One(call, "applications/$entity", body);
    }

    private static Answer Update(GraphCall call, EntraApplication application) => WithBody(call, body =>
    {
        if (body.FirstOrDefault(member => member.Key is not ("isDisabled" or "keyCredentials" or "displayName")).Key is { } unknown)
        {
            return call.Refused(GraphError.Bad($"Invalid property '{unknown}'."));
        }

        if (body.ContainsKey("keyCredentials") && KeyCredentials.Replace(application, body["keyCredentials"]) is { } refusal)
        {
            return call.Refused(refusal);
        }

        if (body.ContainsKey("isDisabled"))
        {
            application.Disabled.Write(Text(body, "isDisabled") == "true", call.Now, call.Directory.VisibilityDelay);
        }

        application.Name = Text(body, "displayName") ?? application.Name;
        return GraphAnswers.Done;
    });

    private static Answer AddOwner(GraphCall call, EntraApplication application) => WithBody(call, body =>
    {
        var id = Text(body, "@odata.id")?.Split('/')[^1] ?? "";
        if (call.Directory.Find(id) is null || application.Owners.Contains(id))
        {
            return call.Refused(call.Directory.Find(id) is null ? GraphError.Missing(id) : GraphError.Bad("One or more added object references already exist for the following modified properties: 'owners'."));
        }

        application.Owners.Add(id);
        return GraphAnswers.Done;
    });

    private static Answer RemoveOwner(GraphCall call, EntraApplication application) =>
        application.Owners.Remove(call.Ids[1]) ? GraphAnswers.Done : call.Refused(GraphError.Missing(call.Ids[1]));
}
