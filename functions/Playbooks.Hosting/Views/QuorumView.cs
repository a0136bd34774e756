namespace Playbooks.Hosting.Views;

/// <summary>How many people in a role must say yes, and how many have.</summary>
public sealed record QuorumView(string Role, int Count, int Approved);
