namespace Playbooks.Connectors.Checkups;

/// <summary>One thing that was looked at. Never a secret.</summary>
/// <param name="Of">What it belongs to: <c>GitHub</c>, <c>AWS 111122223333</c>, <c>Entra</c>, <c>people</c>, <c>files</c>.</param>
/// <param name="What">The thing itself; a permission as the provider spells it.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Cure">What to do; empty where nothing is.</param>
public sealed record CheckupLine(string Of, string What, CheckupResult Result, string Detail, string Cure);
