namespace Playbooks.Core.Reports.Document;

/// <param name="Key">For machines, lower case with hyphens.</param>
/// <param name="Name">For people.</param>
public sealed record Fact(string Key, string Name, Cell Cell);
