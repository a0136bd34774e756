namespace Playbooks.Core.Reach.Facts;

/// <summary>An app role that an application's principal was given.</summary>
/// <param name="Resource">Name of the API that defines it; may be empty.</param>
/// <param name="Role">Its id.</param>
public sealed record HeldRole(string Resource, string Role);
