using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Playbooks.Drafts;

/// <summary>YAML tree to draft. What it refuses is exactly what the JSON schema refuses, and one test holds both to the same cases.</summary>
internal sealed partial class PlaybookReader(Reading reading)
{
    private const int LongestProse = 4_000;
    private const int MostStages = 50;

    private readonly StageReader stages = new(reading);

    public PlaybookDraft? Read(YamlNode root)
    {
        if (reading.Map(root, PlaybookKeys.Playbook) is not { } shape)
        {
            return null;
        }

        return new PlaybookDraft
        {
            Id = shape.Name("playbook"),
            Version = shape.Matching("version", VersionForm(), DiagnosticCodes.BadVersion, "Write three numbers: 1.0.0."),
            Title = shape.Text("title"),
            Description = shape.Text("description", LongestProse)?.Value ?? "",
            Controls = Controls(reading, shape),
            Triggers = [.. shape.Items("on", 50).Select(Trigger).OfType<TriggerDraft>()],
            Inputs = [.. shape.Entries("inputs").Select(Input).OfType<InputDraft>()],
            Roles = [.. shape.Entries("roles").Select(Role).OfType<RoleDraft>()],
            Stages = [.. shape.Items("stages", MostStages).Select(stages.Read).OfType<StageDraft>()],
        };
    }

    public static ImmutableArray<Control> Controls(Reading reading, Shape shape)
    {
        var texts = shape.Items("controls").Select(node =>
            reading.Matching(node, "a control", ControlForm(), DiagnosticCodes.BadControl, "Write the framework, a slash and the id: NIST CSF 2.0/RS.MA-2."));
        return [.. texts.OfType<Located<string>>().Select(text => text.Value.Split('/')).Select(parts => new Control(parts[0], parts[1]))];
    }

    private TriggerDraft? Trigger(YamlNode node) => reading.Map(node, PlaybookKeys.Trigger) is { } shape
        ? new(shape.Name("alert"), shape.Expression("when"), ArgumentReader.Group(reading, shape, "with"), shape.At)
        : null;

    private InputDraft? Input(YamlEntry entry)
    {
        var name = reading.Name(new Located<string>(entry.Key, entry.KeySpan), "an input's name");
        if (reading.Map(entry.Value, PlaybookKeys.Input) is not { } shape)
        {
            return null;
        }

        var type = shape.Text("type");
        var known = type is null ? ValueType.Any : InputType.Read(type.Value) ?? reading.Refuse<ValueType>(
            DiagnosticCodes.BadType, type.At, $"There is no type '{type.Value}'.", Findings.DidYouMean(type.Value, InputType.Names));
        var required = shape.Flag("required");
        var given = shape.Node("default");
        CheckChoice(shape, required, given);
        var description = shape.Text("description", LongestProse)?.Value ?? "";
        return name is null ? null : new(name, known ?? ValueType.Any, type is not null && InputType.IsPackageUrl(type.Value), required?.Value ?? false,
            given is null ? null : new(PlainYaml.Of(given), given.Span), description);
    }

    /// <summary><c>required: false</c> beside a default says the same twice and is fine.</summary>
    private void CheckChoice(Shape shape, Located<bool>? required, YamlNode? given)
    {
        if (given is null && required?.Value != true && (required is null) == (shape.Node("required") is null))
        {
            reading.Refuse<object>(DiagnosticCodes.RequiredOrDefault, shape.At, "The input is not required and has no default.", "Write 'required: true' or give a default.");
        }
        else if (given is not null && required?.Value == true)
        {
            reading.Refuse<object>(DiagnosticCodes.RequiredOrDefault, shape.KeyAt("default"), "The input is required, so its default is never used.", "Remove one of the two.");
        }
    }

    private RoleDraft? Role(YamlEntry entry)
    {
        var name = reading.Name(new Located<string>(entry.Key, entry.KeySpan), "a role's name");
        if (reading.Map(entry.Value, PlaybookKeys.Role) is not { } shape)
        {
            return null;
        }

        var description = shape.Text("description", LongestProse)?.Value ?? "";
        var escalateTo = shape.Name("escalate-to");
        return name is null ? null : new(name, description, escalateTo);
    }

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"\A[^/\s][^/]*/[^/\s][^/]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ControlForm();
}
