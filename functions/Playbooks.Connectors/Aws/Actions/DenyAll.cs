using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>The inline policy that denies a user everything.</summary>
internal static class DenyAll
{
    private const string Prefix = "IR-DenyAll-";
    private const string Json = """{"Version":"2012-10-17","Statement":[{"Sid":"IncidentResponse","Effect":"Deny","Action":"*","Resource":"*"}]}""";

    public static string NameFor(string? incident) => Prefix + (incident ?? "playbooks");

    public static string IncidentOf(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    public static IamDocument Policy(string name) => new(name, Json);

    public static bool IsOurs(IamDocument policy) => JsonTexts.Same(policy.Json, Json);
}
