using Playbooks.Sandbox.GitHub.Routing;

namespace Playbooks.Sandbox.GitHub.Secrets;

/// <summary>The store that a request's path names, and who else may be told.</summary>
internal sealed record SecretScope(SecretStore Store, string What, bool IsOrganisation, string StoreName = "actions")
{
    /// <summary>Null when the environment does not exist.</summary>
    public static SecretScope? Of(Ask ask)
    {
        var store = StoreOf(ask);
        if (ask.Path.ContainsKey("org"))
        {
            return new SecretScope(store == "dependabot" ? ask.Organisation.DependabotSecrets : ask.Organisation.Secrets, ask.Organisation.Login, true, store);
        }

        if (store is "dependabot" or "codespaces")
        {
            return new SecretScope(store == "dependabot" ? ask.Repository.DependabotSecrets : ask.Repository.CodespacesSecrets, ask.Repository.FullName, false);
        }

        if (!ask.Path.TryGetValue("environment_name", out var environment))
        {
            return new SecretScope(ask.Repository.Secrets, ask.Repository.FullName, false);
        }

        return ask.Repository.Environments.TryGetValue(environment, out var found)
            ? new SecretScope(found.Secrets, $"{ask.Repository.FullName}:{environment}", false)
            : null;
    }

    /// <summary>actions, dependabot or codespaces: what follows the owner in the path.</summary>
    private static string StoreOf(Ask ask) => ask.Call.RawPath.Trim('/').Split('/')[ask.Path.ContainsKey("org") ? 2 : 3];
}
