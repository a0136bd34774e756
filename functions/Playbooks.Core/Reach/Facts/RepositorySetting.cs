namespace Playbooks.Core.Reach.Facts;

/// <param name="Visibility">public, private or internal; empty where not known.</param>
public sealed record RepositorySetting(string Name, long? Id, long? OwnerId, string DefaultBranch, string Visibility)
{
    public bool? IsPublic => Visibility.Length == 0 ? null : Visibility == "public";
}
