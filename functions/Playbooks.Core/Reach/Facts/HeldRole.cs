namespace Playbooks.Core.Reach.Facts;

/// <summary>An app role that an application's principal was given.</summary>
/// <param name="Resource">Name of the API that defines it; may be empty.</param>
/// <param name="Role">Its id.</param>
/// <param name="Name">As the API calls it, like <c>Mail.Read</c>; empty where that is not known.</param>
public sealed record HeldRole(string Resource, string Role, string Name = "");
