using Playbooks.Core.Actions;
using Playbooks.Core.Reports.Document;
using Playbooks.Core.Reports.Journal;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reports.Reach;

/// <summary>What a call could not see: it failed, or its output says so itself.</summary>
internal static class UnseenReading
{
    private static readonly string[] Members = ["unseen", "cannot-tell", "not-seen", "open-points", "truncated"];

    public static IEnumerable<Unseen> Of(CallStory call) => call.Outcome switch
    {
        null => [],
        ActionOutcome.Succeeded seen => Members.SelectMany(name => Items(seen.Output, name)).Select(item => Made(item, call)),
        var failed => [new Unseen(Cell.Of(TargetOf(call.Call)), Cell.Of(Describe.Outcome(failed)), Cell.Code(call.Call.Uses), call.Call.Step)],
    };

    private static IEnumerable<Value> Items(Value output, string name) =>
        (output.Get(name) ?? output.Get(name.Replace('-', '_')))?.Items ?? [];

    private static Unseen Made(Value item, CallStory call) => item is Value.Text text
        ? new Unseen(Cell.Of(text.Content), Cell.Empty, Cell.Code(call.Call.Uses), call.Call.Step)
        : new Unseen(Cell.Of(Subject.Of(item) ?? "something"), Cell.Of(Subject.ReasonOf(item)), Cell.Code(call.Call.Uses), call.Call.Step);

    private static string TargetOf(Call call) => call.Arguments.GetText("target") ?? (call.Item is { } item ? ValueText.Of(item) : $"everything that step '{call.Step}' looks at");
}
