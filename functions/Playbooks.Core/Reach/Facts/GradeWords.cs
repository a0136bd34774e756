using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Grades as outputs write them; what is no grade is possible, for nothing is ruled out by a word that is not understood.</summary>
internal static class GradeWords
{
    public static ExposureGrade Read(string word) => word switch
    {
        "confirmed" => ExposureGrade.Confirmed,
        "probable" => ExposureGrade.Probable,
        "ruled out" => ExposureGrade.RuledOut,
        _ => ExposureGrade.Possible,
    };
}
