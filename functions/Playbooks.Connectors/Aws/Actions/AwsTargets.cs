namespace Playbooks.Connectors.Aws.Actions;

/// <summary>How targets and accesses are written in plans.</summary>
internal static class AwsTargets
{
    public static string Key(AwsAccess access, string keyId) => $"aws:{access.Account.Id}/access-key/{keyId}";

    public static string User(AwsAccess access, string user) => $"aws:{access.Account.Id}/user/{user}";

    public static string Role(AwsAccess access, string role) => $"aws:{access.Account.Id}/role/{role}";

    public static string Trust(AwsAccess access, string role) => $"{Role(access, role)}/trust";

    public static string Sessions(AwsAccess access, string role) => $"{Role(access, role)}/sessions";
}
