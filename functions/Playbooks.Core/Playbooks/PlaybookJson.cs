using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Playbooks;

/// <summary>
/// A bound playbook as the value that runs pin. Expressions are kept as the author wrote them; durations are whole milliseconds.
/// Reading trusts the bytes — they come from the journal and are covered by its hashes — and throws <see cref="JournalException"/> otherwise.
/// </summary>
public static class PlaybookJson
{
    /// <summary><c>sha256:</c> over the canonical JSON.</summary>
    public static string DigestOf(Value playbook) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(playbook)))}";

    public static Value Write(Playbook playbook) => Value.MapOf(
        ("id", Value.Of(playbook.Id)),
        ("version", Value.Of(playbook.Version)),
        ("title", Value.Of(playbook.Title)),
        ("description", Value.Of(playbook.Description)),
        ("controls", Value.ListOf(playbook.Controls.Select(Write))),
        ("triggers", Value.ListOf(playbook.Triggers.Select(t => Value.MapOf(("alert", Value.Of(t.Alert)), ("when", Write(t.When)), ("with", Write(t.With)))))),
        ("inputs", Value.ListOf(playbook.Inputs.Select(Write))),
        ("roles", Value.ListOf(playbook.Roles.Select(r => Value.MapOf(
            ("name", Value.Of(r.Name)), ("description", Value.Of(r.Description)), ("escalateTo", Value.Of(r.EscalateTo)))))),
        ("stages", Value.ListOf(playbook.Stages.Select(Write))));

    public static Playbook Read(Value value) => new()
    {
        Id = Text(value, "id"),
        Version = Text(value, "version"),
        Title = Text(value, "title"),
        Description = Text(value, "description"),
        Controls = Controls(value),
        Triggers = [.. Items(value, "triggers").Select(t => new Trigger(Text(t, "alert"), Template(t, "when"), Group(t.Get("with"))))],
        Inputs = [.. Items(value, "inputs").Select(ReadInput)],
        Roles = [.. Items(value, "roles").Select(r => new Role(Text(r, "name"), Text(r, "description"), r.GetText("escalateTo")))],
        Stages = [.. Items(value, "stages").Select(ReadStage)],
    };

    private static Value Write(Control control) => Value.MapOf(("framework", Value.Of(control.Framework)), ("id", Value.Of(control.Id)));

    private static Value Write(InputDeclaration input) => Value.MapOf(
    [
        ("name", Value.Of(input.Name)),
        ("type", ValueTypeJson.Write(input.Type)),
        ("required", Value.Of(input.Required)),
        ("default", input.Default is null ? Value.EmptyList : Value.ListOf([input.Default])),
        ("description", Value.Of(input.Description)),
        .. input.IsPackageUrl ? [("format", Value.Of("purl"))] : Array.Empty<(string, Value)>(),
    ]);

    private static InputDeclaration ReadInput(Value input) => new(
        Text(input, "name"),
        ValueTypeJson.Read(input.Get("type") ?? Value.Nothing),
        Flag(input, "required"),
        Items(input, "default") is [var given] ? given : null,
        Text(input, "description"))
    {
        IsPackageUrl = input.GetText("format") == "purl",
    };

    private static Value Write(Stage stage) => Value.MapOf(
        ("name", Value.Of(stage.Name)),
        ("title", Value.Of(stage.Title)),
        ("controls", Value.ListOf(stage.Controls.Select(Write))),
        ("concurrency", Value.Of(stage.Concurrency)),
        ("report", Value.ListOf(stage.Report)),
        ("checkpoint", stage.Checkpoint is { } checkpoint ? Write(checkpoint) : Value.Nothing),
        ("steps", Value.ListOf(stage.Steps.Select(Write))));

    private static Stage ReadStage(Value stage) => new()
    {
        Name = Text(stage, "name"),
        Title = Text(stage, "title"),
        Controls = Controls(stage),
        Concurrency = Small(stage, "concurrency"),
        Report = Texts(stage, "report"),
        Checkpoint = stage.Get("checkpoint") is Value.Map checkpoint ? ReadCheckpoint(checkpoint) : null,
        Steps = [.. Items(stage, "steps").Select(ReadStep)],
    };

    private static Value Write(Checkpoint checkpoint) => Value.MapOf(
        ("when", Write(checkpoint.When)),
        ("approvals", Value.ListOf(checkpoint.Approvals.Select(q => Value.MapOf(("role", Value.Of(q.Role)), ("count", Value.Of(q.Count)))))),
        ("escalateAfter", checkpoint.EscalateAfter is { } after ? Write(after) : Value.Nothing),
        ("deadline", Write(checkpoint.Deadline)));

    private static Checkpoint ReadCheckpoint(Value checkpoint) => new()
    {
        When = Template(checkpoint, "when"),
        Approvals = [.. Items(checkpoint, "approvals").Select(q => new Quorum(Text(q, "role"), Small(q, "count")))],
        EscalateAfter = checkpoint.Get("escalateAfter") is Value.Int ? Span(checkpoint, "escalateAfter") : null,
        Deadline = Span(checkpoint, "deadline"),
    };

    private static Value Write(Step step) => Value.MapOf(
        ("id", Value.Of(step.Id)),
        ("title", Value.Of(step.Title)),
        ("uses", Value.Of(step.Uses)),
        ("effect", Value.Of(PlanJson.EffectName(step.Effect))),
        ("provider", Value.Of(step.Provider)),
        ("orderAfter", Value.ListOf(step.OrderAfter)),
        ("reads", Value.ListOf(step.Reads)),
        ("with", Write(step.With)),
        ("when", Write(step.When)),
        ("forEach", Write(step.ForEach)),
        ("retry", Value.MapOf(("attempts", Value.Of(step.Retry.Attempts)), ("first", Write(step.Retry.First)), ("longest", Write(step.Retry.Longest)))),
        ("timeout", Write(step.Timeout)),
        ("onFailure", Value.Of(NameOf(step.OnFailure))),
        ("undo", Value.Of(step.Undo)),
        ("after", Value.ListOf(step.After)));

    private static Step ReadStep(Value step) => new()
    {
        Id = Text(step, "id"),
        Title = Text(step, "title"),
        Uses = Text(step, "uses"),
        Effect = Word<Effect>(step, "effect", PlanJson.EffectName),
        Provider = Text(step, "provider"),
        OrderAfter = Texts(step, "orderAfter"),
        Reads = Texts(step, "reads"),
        With = Group(step.Get("with")),
        When = Template(step, "when"),
        ForEach = Template(step, "forEach"),
        Retry = step.Get("retry") is { } retry ? new RetryRule(Small(retry, "attempts"), Span(retry, "first"), Span(retry, "longest")) : RetryRule.Standard,
        Timeout = Span(step, "timeout"),
        OnFailure = Word<FailureRule>(step, "onFailure", NameOf),
        Undo = Flag(step, "undo"),
        After = Texts(step, "after"),
    };

    /// <summary>As playbooks write it.</summary>
    public static string NameOf(FailureRule rule) => rule switch
    {
        FailureRule.Stop => "stop",
        FailureRule.Continue => "continue",
        FailureRule.UndoStage => "undo-stage",
        _ => throw new UnreachableException(),
    };

    /// <summary>A leaf is <c>{"text": …}</c>, a constant <c>{"value": …}</c>; lists and groups nest as they are.</summary>
    private static Value Write(Argument argument) => argument switch
    {
        Argument.Leaf leaf => Value.MapOf(("text", Value.Of(leaf.Template.Source))),
        Argument.Constant constant => Value.MapOf(("value", constant.Value)),
        Argument.Sequence sequence => Value.MapOf(("list", Value.ListOf(sequence.Items.Select(Write)))),
        Argument.Group group => Value.MapOf(("group", Value.MapOf([.. group.Members.Select(m => (m.Key, Write(m.Value)))]))),
        _ => throw new UnreachableException(),
    };

    private static Argument ReadArgument(Value argument) => argument switch
    {
        _ when argument.GetText("text") is { } text => new Argument.Leaf(Compiled(Expressions.Template.Parse(text))),
        _ when argument.Get("list") is { } list => new Argument.Sequence([.. list.Items.Select(ReadArgument)]),
        _ when argument.Get("group") is { } => Group(argument),
        _ => new Argument.Constant(argument.Get("value") ?? throw new JournalException("an argument of the pinned playbook has no form")),
    };

    private static Argument.Group Group(Value? argument) => argument?.Get("group") is Value.Map members
        ? new Argument.Group([.. members.Entries.Select(m => KeyValuePair.Create((m.Key as Value.Text)?.Content ?? throw new UnreachableException(), ReadArgument(m.Value)))])
        : Argument.Group.Empty;

    private static Value Write(Template? template) => Value.Of(template?.Source);

    private static Value Write(TimeSpan span) => Value.Of((long)span.TotalMilliseconds);

    private static Template? Template(Value value, string name) => value.GetText(name) is { } source ? Compiled(Expressions.Template.ParseExpression(source)) : null;

    private static Template Compiled(TemplateParsed template) => template switch
    {
        TemplateParsed.Success parsed => parsed.Template,
        _ => throw new JournalException("an expression of the pinned playbook cannot be read"),
    };

    private static ImmutableArray<Control> Controls(Value value) => [.. Items(value, "controls").Select(c => new Control(Text(c, "framework"), Text(c, "id")))];

    private static ImmutableArray<Value> Items(Value value, string name) => value.Get(name)?.Items ?? [];

    private static ImmutableArray<string> Texts(Value value, string name) => [.. Items(value, name).OfType<Value.Text>().Select(text => text.Content)];

    private static string Text(Value value, string name) => value.GetText(name) ?? throw new JournalException($"the pinned playbook lacks '{name}'");

    private static bool Flag(Value value, string name) => value.Get(name) is Value.Bool { Flag: true };

    private static long Number(Value value, string name) => value.Get(name) is Value.Int number ? number.Number
        : throw new JournalException(string.Create(CultureInfo.InvariantCulture, $"'{name}' of the pinned playbook is no whole number"));

    private static int Small(Value value, string name) => Number(value, name) is var number and > 0 and <= int.MaxValue ? (int)number
        : throw new JournalException($"'{name}' of the pinned playbook is no number above 0");

    private static T Word<T>(Value value, string name, Func<T, string> nameOf)
        where T : struct, Enum
    {
        var word = Text(value, name);
        return Enum.GetValues<T>().Where(each => nameOf(each) == word).Select(each => (T?)each).FirstOrDefault()
            ?? throw new JournalException($"'{word}' of the pinned playbook is no {name}");
    }

    private static TimeSpan Span(Value value, string name) => Number(value, name) is var milliseconds and >= 0 and < long.MaxValue / TimeSpan.TicksPerMillisecond
        ? TimeSpan.FromMilliseconds(milliseconds)
        : throw new JournalException($"'{name}' of the pinned playbook is no span of time");
}
