using Playbooks.Core.Runs;

namespace Playbooks.Core.Journals;

/// <summary>One line of a journal, read back.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When it was appended.</param>
/// <param name="Previous">Hash of the line before; of the empty text for the first.</param>
/// <param name="Hash">SHA-256 of this line's bytes without its line feed, lower-case hex.</param>
public sealed record JournalLine(long Number, DateTimeOffset At, string Previous, RunEvent Event, string Hash);
