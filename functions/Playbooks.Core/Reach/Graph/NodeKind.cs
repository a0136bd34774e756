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
    public const string Application = "application";
    public const string Unseen = "unseen";
}
