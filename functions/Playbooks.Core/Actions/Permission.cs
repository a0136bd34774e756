namespace Playbooks.Core.Actions;

/// <summary>The exact right an action needs.</summary>
/// <param name="Provider"><c>github</c> (App permission, <c>actions:write</c>), <c>aws</c> (IAM action) or <c>entra</c> (Graph application role).</param>
/// <param name="Name">As the provider spells it.</param>
public sealed record Permission(string Provider, string Name);
