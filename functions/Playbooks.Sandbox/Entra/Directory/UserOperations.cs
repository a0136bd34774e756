using System.Text.Json.Nodes;
using Playbooks.Sandbox.Entra.Graph;
using Playbooks.Sandbox.Hosting;
using static Playbooks.Sandbox.Entra.Directory.ClientLookup;

namespace Playbooks.Sandbox.Entra.Directory;

internal static class UserOperations
{
    public static IEnumerable<GraphOperation> All =>
    [
        new("GET", "users/{}", "user:get", ["User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"], OnUser(Get)),
        new("PATCH", "users/{}", "user:update", ["User.EnableDisableAccount.All", "User.ReadWrite.All", "Directory.ReadWrite.All"], OnUser(Update)) { Contains = true },
        new("POST", "users/{}/revokeSignInSessions", "user:revokeSignInSessions", ["User.RevokeSessions.All", "User.ReadWrite.All", "Directory.ReadWrite.All"], OnUser(Revoke)) { Contains = true },
    ];

    /// <summary>By object id or by user principal name.</summary>
    private static Func<GraphCall, Answer> OnUser(Func<GraphCall, EntraUser, Answer> answer) => call =>
        call.Directory.Users.Find(user => user.Id == call.Ids[0] || $"{user.Name}@{call.Directory.Domain}" == call.Ids[0]) is { } user
            ? answer(call, user)
            : call.Refused(GraphError.Missing(call.Ids[0]));

    private static Answer Get(GraphCall call, EntraUser user) => GraphAnswers.One(call, "users/$entity", GraphWriting.User(user, call.Directory.Domain));

    private static Answer Update(GraphCall call, EntraUser user) => WithBody(call, body =>
    {
        if (body.FirstOrDefault(member => member.Key != "accountEnabled").Key is { } unknown)
        {
            return call.Refused(GraphError.Bad($"Invalid property '{unknown}'."));
        }

        user.Enabled = Text(body, "accountEnabled") == "true";
        return GraphAnswers.Done;
    });

    private static Answer Revoke(GraphCall call, EntraUser user)
    {
        user.SessionsValidFrom = call.Now;
        return GraphAnswers.One(call, "Edm.Boolean", new JsonObject { ["value"] = true });
    }
}
