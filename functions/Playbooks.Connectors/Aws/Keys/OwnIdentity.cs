using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.Keys;

/// <summary>Who one of the run's own credentials is.</summary>
/// <param name="KeyId">Of the access key, or of the session.</param>
/// <param name="Account">Twelve digits; where a role is assumed across accounts, the base credential is in another than the role.</param>
/// <param name="Principal"><c>user/NAME</c> or <c>role/NAME</c>, without a path; something else for the root user or a federated one.</param>
internal sealed record OwnIdentity(string KeyId, string Account, string Principal)
{
    /// <summary>As plans write them: the principal, and its key where that is one that stays. A session's is another every hour.</summary>
    public ImmutableArray<string> Accesses => Principal.StartsWith("role/", StringComparison.Ordinal)
        ? [$"aws:{Account}/{Principal}"]
        : [$"aws:{Account}/{Principal}", $"aws:{Account}/access-key/{KeyId}"];

    /// <param name="arn"><c>arn:aws:iam::ACCOUNT:user/path/NAME</c> or <c>arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION</c>.</param>
    public static OwnIdentity Of(string keyId, string arn)
    {
        var parts = arn.Split(':', 6);
        var names = parts[^1].Split('/');
        var principal = names switch
        {
            ["user", .., var name] => $"user/{name}",
            ["assumed-role", var role, ..] => $"role/{role}",
            _ => parts[^1],
        };
        return new(keyId, parts.Length > 4 ? parts[4] : "", principal);
    }
}
