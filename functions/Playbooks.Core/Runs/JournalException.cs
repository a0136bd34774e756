namespace Playbooks.Core.Runs;

/// <summary>The journal's events contradict each other: it was edited, or written by another program.</summary>
public sealed class JournalException(string message) : Exception(message);
