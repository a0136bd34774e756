namespace Playbooks.Core.Reach.Facts;

/// <summary>Something that could not be seen, and why: it is shown beside what was found, never left out.</summary>
public sealed record Unseen(string What, string Why);
