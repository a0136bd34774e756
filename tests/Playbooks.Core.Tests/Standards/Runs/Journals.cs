using System.Collections.Immutable;
using Playbooks.Core.Journals;
using Playbooks.Core.Tests.Reports;

namespace Playbooks.Core.Tests.Standards.Runs;

/// <summary>The journals that reports are tested with.</summary>
public static class Journals
{
    public static TheoryData<string> Names => [.. Scenarios.Names];

    internal static ImmutableArray<JournalLine> Of(string name) => Scenarios.Of(name);
}
