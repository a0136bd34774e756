namespace Playbooks.Core.Reach.Graph;

/// <summary>What a node of the reach graph stands for; the names are part of the report's format.</summary>
public static class NodeKind
{
    public const string Artifact = "artifact";
    public const string Run = "run";
    public const string Job = "job";

    /// <summary>A host, laptop, image or build stage outside of GitHub.</summary>
    public const string Host = "host";
    public const string Secret = "secret";
    public const string Credential = "credential";
    public const string Token = "token";
    public const string Role = "role";

    /// <summary>A user of AWS that something can act as without one of its registered keys.</summary>
    public const string User = "user";

    /// <summary>What an application may do in a directory.</summary>
    public const string Permission = "permission";
    public const string Application = "application";
    /// <summary>From where a credential was used.</summary>
    public const string Address = "address";
    public const string Unseen = "unseen";
}
