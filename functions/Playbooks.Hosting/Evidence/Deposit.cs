using System.Collections.Immutable;
using Playbooks.Core.Runs;

namespace Playbooks.Hosting.Evidence;

/// <summary>What one signature vouches for: the journal's lines since the signature before it, up to and with its own, and the reports that they name.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Lines">As they are in the journal, each with its line feed.</param>
/// <param name="LastLine">The number of the signature's own line.</param>
internal sealed record Deposit(int Number, ReadOnlyMemory<byte> Lines, long LastLine, RunEvent.HeadSigned Signature, ImmutableArray<ReportFile> Reports);
