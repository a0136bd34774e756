namespace Playbooks.Hosting.Views;

/// <summary>A role that a playbook asks.</summary>
public sealed record RoleView(string Name, string Description);
