using System.Diagnostics;
using System.Globalization;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Language.Playbooks.Drafts;

namespace Playbooks.Language.Playbooks.Writing;

/// <summary>A playbook as the YAML that its author could have written: binding the text gives the same playbook.</summary>
public static class PlaybookText
{
    private const string Schema = "# yaml-language-server: $schema=schema/playbook.v1.schema.json\n";

    public static string Write(Playbook playbook) => Schema + YamlWriting.Write(Map(
        ("playbook", Value.Of(playbook.Id)),
        ("version", Value.Of(playbook.Version)),
        ("title", Value.Of(playbook.Title)),
        ("description", Some(playbook.Description)),
        ("controls", List(playbook.Controls.Select(Write))),
        ("on", List(playbook.Triggers.Select(trigger => Map(("alert", Value.Of(trigger.Alert)), ("when", Expression(trigger.When)), ("with", Some(Write(trigger.With))))))),
        ("inputs", Some(Map([.. playbook.Inputs.Select(input => (input.Name, (Value?)Write(input)))]))),
        ("roles", Some(Map([.. playbook.Roles.Select(role => (role.Name, (Value?)Map(("description", Some(role.Description)), ("escalate-to", Of(role.EscalateTo)))))]))),
        ("stages", List(playbook.Stages.Select(Write)))));

    private static Value Write(Control control) => Value.Of($"{control.Framework}/{control.Id}");

    private static Value Write(InputDeclaration input) => Map(
        ("type", Value.Of(InputType.NameOf(input.Type, input.IsPackageUrl))),
        ("required", input.Required ? Value.True : null),
        ("default", input.Default),
        ("description", Some(input.Description)));

    private static Value Write(Stage stage) => Map(
        ("stage", Value.Of(stage.Name)),
        ("title", Some(stage.Title)),
        ("controls", List(stage.Controls.Select(Write))),
        ("concurrency", stage.Concurrency == new Stage { Name = "", Steps = [] }.Concurrency ? null : Value.Of(stage.Concurrency)),
        ("steps", List(stage.Steps.Select(Write))),
        ("checkpoint", stage.Checkpoint is { } checkpoint ? Write(checkpoint) : null),
        ("report", List(stage.Report.Select(Value.Of))));

    private static Value Write(Checkpoint checkpoint) => Map(
        ("when", Expression(checkpoint.When)),
        ("approvals", Map([.. checkpoint.Approvals.Select(quorum => (quorum.Role, (Value?)Value.Of(quorum.Count)))])),
        ("escalate-after", checkpoint.EscalateAfter is { } after ? Write(after) : null),
        ("deadline", Write(checkpoint.Deadline)));

    private static Value Write(Step step) => Map(
        ("id", Value.Of(step.Id)),
        ("title", Some(step.Title)),
        ("uses", Value.Of(step.Uses)),
        ("for-each", Expression(step.ForEach)),
        ("when", Expression(step.When)),
        ("with", Some(Write(step.With))),
        ("retry", step.Retry == RetryRule.Standard ? null : Map(("attempts", Value.Of(step.Retry.Attempts)), ("first", Write(step.Retry.First)), ("longest", Write(step.Retry.Longest)))),
        ("timeout", step.Timeout == TimeSpan.FromMinutes(2) ? null : Write(step.Timeout)),
        ("on-failure", step.OnFailure == FailureRule.Stop ? null : Value.Of(PlaybookJson.NameOf(step.OnFailure))),
        ("undo", step.Undo ? null : Value.False),
        ("after", List(step.After.Select(Value.Of))));

    private static Value Write(Argument argument) => argument switch
    {
        Argument.Leaf leaf => Value.Of(leaf.Template.Source),
        Argument.Constant constant => constant.Value,
        Argument.Sequence sequence => Value.ListOf(sequence.Items.Select(Write)),
        Argument.Group group => Map([.. group.Members.Select(member => (member.Key, (Value?)Write(member.Value)))]),
        _ => throw new UnreachableException(),
    };

    private static Value Write(TimeSpan span) => Value.Of(span switch
    {
        { TotalSeconds: < 1 } => "1s",
        _ when span.Ticks % TimeSpan.TicksPerDay == 0 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0}d"),
        _ when span.Ticks % TimeSpan.TicksPerHour == 0 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0}h"),
        _ when span.Ticks % TimeSpan.TicksPerMinute == 0 => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalSeconds):0}s"),
    });

    private static Value? Expression(Core.Expressions.Template? template) => Of(template?.Source);

    private static Value? Of(string? text) => text is null ? null : Value.Of(text);

    private static Value? Some(string text) => Of(text.Length == 0 ? null : text);

    private static Value? Some(Value map) => map is Value.Map { Entries.Count: 0 } ? null : map;

    private static Value? List(IEnumerable<Value> items) => items.ToList() is { Count: > 0 } list ? Value.ListOf(list) : null;

    /// <summary>Without the members that are null.</summary>
    private static Value Map(params ReadOnlySpan<(string Name, Value? Value)> members)
    {
        var builder = new ValueMap.Builder();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                builder.Set(name, value);
            }
        }

        return new Value.Map(builder.Build());
    }
}
