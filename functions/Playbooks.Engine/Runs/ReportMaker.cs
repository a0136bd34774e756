using Playbooks.Core.Journals;

namespace Playbooks.Engine.Runs;

/// <summary>Makes the files of a stage's report (or, with an empty stage, of the whole run) from the journal alone.</summary>
public delegate IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> ReportMaker(IReadOnlyList<JournalLine> lines, string stage);
