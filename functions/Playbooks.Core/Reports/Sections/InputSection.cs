using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Reach;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Sections;

/// <summary>What was known at the start and since, with every version of the exposure windows and its source.</summary>
internal static class InputSection
{
    public static Section Of(Scope scope)
    {
        var versions = VersionsOf(scope);
        var windows = versions.SelectMany(WindowsOf).ToList();
        return new Section("inputs", Cell.Of("What was known"),
        [
            new Block.Facts("inputs", FactsOf(scope.Run.Inputs)),
            .. windows.Count == 0 ? (Block[])[] : [Tables.Of("windows", "exposure windows", "Version, Input, From, To, Source, Given by", windows)],
            .. versions.Count == 1 ? (Block[])[] : [Tables.Of("amendments", "versions of the inputs", "Version, When, By, Reason", versions.Select(version => version.Row))],
        ]);
    }

    private static System.Collections.Immutable.ImmutableArray<Fact> FactsOf(Value inputs) => inputs is Value.Map map
        ? [.. map.Entries.Where(entry => !IsWindows(entry.Value)).Select(entry => (Name: ValueText.Of(entry.Key), entry.Value))
            .Select(input => new Fact(Tables.KeyOf(input.Name), SafeText.Of(input.Name), Cell.Of(ValueText.Of(input.Value)))).DistinctBy(fact => fact.Key)]
        : [];

    private static List<Version> VersionsOf(Scope scope)
    {
        var started = scope.Story.Lines[0].Event as RunEvent.Started;
        return
        [
            new Version(1, started?.Inputs ?? Value.EmptyMap, scope.Story.Lines[0].At, scope.Run.RequestedBy, "given at the start"),
            .. scope.Story.Amendments.Select((amended, i) => new Version(i + 2, amended.What.Inputs, amended.Time, amended.What.By, amended.What.Reason)),
        ];
    }

    private static IEnumerable<Row> WindowsOf(Version version) => version.Inputs is Value.Map map
        ? map.Entries.Where(entry => IsWindows(entry.Value)).SelectMany(entry => entry.Value.Items.Select(window => Row.Of(
            Cell.Of(version.Number),
            Cell.Of(ValueText.Of(entry.Key)),
            Cell.Time(ValueText.Of(window.Get("from") ?? Value.Nothing)),
            Cell.Time(window.Get("to") is { } to and not Value.Null ? ValueText.Of(to) : "still open"),
            Cell.Of(Subject.SourceOf(window) is { Length: > 0 } source ? source : "no source given"),
            Cell.Of(version.By))))
        : [];

    private static bool IsWindows(Value value) => value.Items is { IsEmpty: false } items && items.All(item => item.Get("from") is not null);

    private sealed record Version(int Number, Value Inputs, DateTimeOffset At, string By, string Reason)
    {
        public Row Row => Row.Of(Cell.Of(Number), Cell.Of(At), Cell.Of(By), Cell.Of(Reason));
    }
}
