using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <summary>Grades as actions write them and as people read them.</summary>
public static class Grades
{
    /// <summary>Null for what is no grade.</summary>
    public static Grade? Find(string? word) => word?.ToLowerInvariant().Replace('_', '-').Replace(' ', '-') switch
    {
        "confirmed" => Grade.Confirmed,
        "probable" => Grade.Probable,
        "possible" => Grade.Possible,
        "ruled-out" or "ruledout" => Grade.RuledOut,
        _ => null,
    };

    public static string WordOf(Grade grade) => grade switch
    {
        Grade.Confirmed => "confirmed",
        Grade.Probable => "probable",
        Grade.Possible => "possible",
        Grade.RuledOut => "ruled out",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Cell CellOf(Grade grade) => Cell.Of(WordOf(grade), grade switch
    {
        Grade.Confirmed => Tone.Bad,
        Grade.Probable => Tone.Warning,
        Grade.Possible => Tone.Plain,
        _ => Tone.Muted,
    });
}
