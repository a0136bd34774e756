using Playbooks.Sandbox.Entra.Graph;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>The tenant's policy about applications' credentials.</summary>
internal static class PolicyOperations
{
    private const string Path = "policies/defaultAppManagementPolicy";
    private const string Writer = "Policy.ReadWrite.ApplicationConfiguration";

    public static IEnumerable<GraphOperation> All =>
    [
        new("GET", Path, "appManagementPolicy:get", ["Policy.Read.All", Writer], call => GraphAnswers.One(call, Path, call.Directory.CredentialPolicy.Write())),
        new("PATCH", Path, "appManagementPolicy:update", [Writer], call => ClientLookup.WithBody(call, body =>
            call.Directory.CredentialPolicy.Update(body) ? GraphAnswers.Done : call.Refused(GraphError.Bad("Invalid property.")))) { Contains = true },
    ];
}
