using Playbooks.Core.Values;

namespace Playbooks.Core.Permissions;

/// <summary>Needed permissions in the forms that the providers take.</summary>
public static class PermissionsJson
{
    public static Value Write(NeededPermissions needed) => Value.MapOf(
        ("github", GitHubApp(needed)),
        ("aws", AwsPolicy(needed)),
        ("entra", Graph(needed)));

    /// <summary>As in the <c>default_permissions</c> of a GitHub App manifest (docs.github.com, "Registering a GitHub App from a manifest").</summary>
    public static Value GitHubApp(NeededPermissions needed) =>
        Value.MapOf([.. needed.GitHub.Select(pair => (pair.Key, Value.Of(pair.Value)))]);

    /// <summary>An identity policy, one statement for each service. The resources are those of an incident, which nobody knows before: all.</summary>
    public static Value AwsPolicy(NeededPermissions needed) => Value.MapOf(
        ("Version", Value.Of("2012-10-17")),
        ("Statement", Value.ListOf(needed.Aws.GroupBy(ServiceOf, StringComparer.Ordinal).Select(Statement))));

    /// <summary>Names of Microsoft Graph application roles.</summary>
    public static Value Graph(NeededPermissions needed) => Value.ListOf(needed.Entra.Select(Value.Of));

    private static Value Statement(IGrouping<string, string> service) => Value.MapOf(
        ("Sid", Value.Of($"Playbooks{char.ToUpperInvariant(service.Key[0])}{service.Key[1..].Replace("-", "", StringComparison.Ordinal)}")),
        ("Effect", Value.Of("Allow")),
        ("Action", Value.ListOf(service)),
        ("Resource", Value.Of("*")));

    private static string ServiceOf(string action) => action[..action.IndexOf(':', StringComparison.Ordinal)];
}
