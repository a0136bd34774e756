using Playbooks.Sandbox.GitHub.Routing;

namespace Playbooks.Sandbox.GitHub.Secrets;

/// <summary>The store that a request's path names, and who else may be told.</summary>
internal sealed record SecretScope(SecretStore Store, string What, bool IsOrganisation)
{
    /// <summary>Null when the environment does not exist.</summary>
    public static SecretScope? Of(Ask ask)
    {
        if (ask.Path.ContainsKey("org"))
        {
            return new SecretScope(ask.Organisation.Secrets, ask.Organisation.Login, true);
        }

        if (!ask.Path.TryGetValue("environment_name", out var environment))
        {
            return new SecretScope(ask.Repository.Secrets, ask.Repository.FullName, false);
        }

        return ask.Repository.Environments.TryGetValue(environment, out var found)
            ? new SecretScope(found.Secrets, $"{ask.Repository.FullName}:{environment}", false)
            : null;
    }
}
