namespace Playbooks.Core.Reach.Exposure;

/// <param name="Visibility">GitHub's <c>visibility</c>: all, private or selected.</param>
/// <param name="IsSelectedHere">For selected: this repository is among them; null where not known.</param>
public sealed record OrganizationSecret(string Name, string Visibility, bool? IsSelectedHere);
