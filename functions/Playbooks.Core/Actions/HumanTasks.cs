using Playbooks.Core.Values;

namespace Playbooks.Core.Actions;

/// <summary>The words of tasks for people.</summary>
public static class HumanTasks
{
    public const string Name = "human.task";

    public static string Instructions(Value arguments) => string.Join(' ', Sentences(arguments));

    private static IEnumerable<string> Sentences(Value arguments)
    {
        yield return $"{arguments.GetText("what")?.TrimEnd('.')}.";
        if (arguments.GetText("who") is { Length: > 0 } who)
        {
            yield return $"Owner: {who}.";
        }

        if (arguments.Get("where") is Value.List { Elements.IsEmpty: false } where)
        {
            yield return $"At: {string.Join(", ", where.Items.OfType<Value.Text>().Select(place => place.Content))}.";
        }

        if (arguments.GetText("verify") is { Length: > 0 } verify)
        {
            yield return $"Done when: {verify.TrimEnd('.')}.";
        }
    }
}
