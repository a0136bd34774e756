using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Policies;
using Playbooks.Sandbox.Aws.Protocol;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>SimulatePrincipalPolicy with the same evaluation that decides real calls.</summary>
internal static class Simulation
{
    public static AwsReply Answer(AwsCall call)
    {
        var source = call.Input.Text("PolicySourceArn") ?? "";
        var principal = call.Account.Users.Values.Cast<IamPrincipal>().Concat(call.Account.Roles.Values).FirstOrDefault(item => item.Arn == source);
        if (principal is null)
        {
            return new AwsError("NoSuchEntity", $"The principal {source} cannot be found.", 404);
        }

        if (call.Input.Texts("ActionNames") is not { Count: > 0 } actions)
        {
            return new AwsError("InvalidInput", "ActionNames must not be empty");
        }

        var resources = call.Input.Texts("ResourceArns") is { Count: > 0 } named ? named : ["*"];
        var context = call.Input.Structures("ContextEntries")
            .Aggregate(PolicyContext.Nothing, (sum, entry) => sum.With(entry.Text("ContextKeyName") ?? "", entry.Texts("ContextKeyValues")));
        var pairs = actions.SelectMany(action => resources, (action, resource) => (Action: action, Resource: resource))
            .Select(pair => (Key: $"{pair.Action} {pair.Resource}", pair.Action, pair.Resource)).DistinctBy(pair => pair.Key)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal);
        return AwsPage.Marked(call, "EvaluationResults", pairs, pair => pair.Key, pair => Result(call.Account, principal, pair.Action, pair.Resource, context));
    }

    private static JsonObject Result(AwsAccount account, IamPrincipal principal, string action, string resource, PolicyContext context) => new()
    {
        ["EvalActionName"] = action,
        ["EvalResourceName"] = resource,
        ["EvalDecision"] = Authorization.Decide(account, principal, action, resource, context) switch
        {
            PolicyDecision.Allowed => "allowed",
            PolicyDecision.ExplicitDeny => "explicitDeny",
            _ => "implicitDeny",
        },
        ["MatchedStatements"] = new JsonArray(),
        ["MissingContextValues"] = new JsonArray(),
    };
}
