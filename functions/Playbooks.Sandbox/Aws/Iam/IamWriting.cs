using System.Globalization;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>IAM's structures as its answers carry them.</summary>
internal static class IamWriting
{
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>IAM answers every policy document percent-encoded (RFC 3986).</summary>
    public static string Encoded(string document) => Uri.EscapeDataString(document);

    public static JsonObject User(IamUser user) => new()
    {
        ["Path"] = user.Path,
        ["UserName"] = user.Name,
        ["UserId"] = user.Id,
        ["Arn"] = user.Arn,
        ["CreateDate"] = Time(user.CreatedAt),
    };

    public static JsonObject Role(IamRole role) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = role.Arn,
        ["CreateDate"] = Time(role.CreatedAt),
        ["AssumeRolePolicyDocument"] = Encoded(role.Trust),
        ["MaxSessionDuration"] = role.MaxSessionSeconds,
    };

    public static JsonObject Key(IamUser user, IamAccessKey key, DateTimeOffset now) => new()
    {
        ["UserName"] = user.Name,
        ["AccessKeyId"] = key.Id,
        ["Status"] = key.Active.Seen(now) ? "Active" : "Inactive",
        ["CreateDate"] = Time(key.CreatedAt),
    };

    public static JsonObject Inline(KeyValuePair<string, string> policy) =>
        new() { ["PolicyName"] = policy.Key, ["PolicyDocument"] = Encoded(policy.Value) };

    public static JsonObject AttachedPolicy(string arn) => new() { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn };

    public static JsonNode? Boundary(IamPrincipal principal) => principal.Boundary is { } arn
        ? new JsonObject { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = arn }
        : null;
}
