namespace Playbooks.Hosting.Views;

/// <summary>One person's decision that counts.</summary>
/// <param name="Subject">As sign-in proved them; null where no issuer was asked.</param>
public sealed record DecisionView(string Person, string Role, bool Approve, string Comment, string Via, string? Subject);
