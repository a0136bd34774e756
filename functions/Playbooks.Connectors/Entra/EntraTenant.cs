namespace Playbooks.Connectors.Entra;

/// <summary>One Entra directory of the tenant.</summary>
/// <param name="DirectoryId">The directory's id (a GUID) or verified domain.</param>
/// <param name="Authority">Where tokens are issued, such as <c>https://login.microsoftonline.com</c>; plain HTTP only on loopback.</param>
/// <param name="Graph">Microsoft Graph without a version, such as <c>https://graph.microsoft.com</c>.</param>
internal sealed record EntraTenant(string DirectoryId, Uri Authority, Uri Graph)
{
    public static Uri PublicAuthority { get; } = new("https://login.microsoftonline.com");

    public static Uri PublicGraph { get; } = new("https://graph.microsoft.com");

    /// <summary>The scope of an application token for Graph, whatever its address: the audience is Microsoft's.</summary>
    public string Scope { get; init; } = "https://graph.microsoft.com/.default";
}
