namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>Questions to the text of a pattern.</summary>
internal static class Wild
{
    public static bool IsIn(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Nothing but wildcards: the length may be fixed, the content is not.</summary>
    public static bool IsAll(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExcept('*', '?') < 0;
}
