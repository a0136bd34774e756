using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>What an entry of an action's output is about and how it is known, whichever of the usual members says so.</summary>
internal static class Subject
{
    private static readonly string[] Names = ["subject", "credential", "identity", "target", "id", "what", "name", "role", "application", "secret", "label", "job-name", "key"];
    private static readonly string[] Reasons = ["reason", "why", "reasons", "message", "detail"];
    private static readonly string[] Sources = ["source", "url", "evidence", "html-url", "jobs"];

    public static string? Of(Value entry) => First(entry, Names) ?? Numbered(entry);

    public static string ReasonOf(Value entry) => First(entry, Reasons) ?? "";

    public static string SourceOf(Value entry) => First(entry, Sources) ?? "";

    /// <summary>Where it is about a run or a job, whose ids are numbers.</summary>
    private static string? Numbered(Value entry)
    {
        var repository = entry.GetText("repository");
        var number = (entry.Get("run") ?? entry.Get("job")) as Value.Int;
        return repository is null ? null : number is null ? repository : $"{repository} #{number.Number}";
    }

    private static string? First(Value entry, string[] names)
    {
        foreach (var name in names)
        {
            switch (entry.Get(name))
            {
                case Value.Text { Content.Length: > 0 } text: return text.Content;
                case Value.List { Elements.IsEmpty: false } list when list.Elements.OfType<Value.Text>().Select(t => t.Content).ToList() is { Count: > 0 } texts:
                    return string.Join("; ", texts.Take(5)) + (texts.Count > 5 ? $"; and {texts.Count - 5} more" : "");
                default: break;
            }
        }

        return null;
    }
}
