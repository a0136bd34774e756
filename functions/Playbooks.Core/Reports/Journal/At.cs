namespace Playbooks.Core.Reports.Journal;

/// <summary>Something that happened, and when and where in the journal it stands.</summary>
internal sealed record At<T>(T What, DateTimeOffset Time, long Line);
