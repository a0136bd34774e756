using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Playbooks.Checks;
using Playbooks.Language.Playbooks.Names;
using Playbooks.Language.Shapes;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Policies;

/// <summary>Reads and checks policies. Where findings were made, what it gives is not to be used.</summary>
internal sealed partial class PolicyReader(Findings findings, IReadOnlyCollection<ActionContract> catalog)
{
    private readonly Reading reading = new(findings);
    private readonly ExpressionCheck expressions = new(findings, ["requested-by"]);
    private readonly ImmutableArray<string> actions = [.. catalog.Concat(EngineActions.All).Select(contract => contract.Name).Distinct().Order(StringComparer.Ordinal)];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);

    public ImmutableArray<Value> Read(YamlNode root) =>
        reading.Map(root, PolicyKeys.File) is { } shape ? [.. shape.Items("policies").Select(Policy).OfType<Value>()] : [];

    private Value? Policy(YamlNode node)
    {
        if (reading.Map(node, PolicyKeys.Policy) is not { } shape)
        {
            return null;
        }

        var name = shape.Name("policy");
        if (name is not null && !names.TryAdd(name.Value, name.At.Line))
        {
            findings.Add(DiagnosticCodes.DuplicateName, name.At, $"There is a policy '{name.Value}' already, in line {names[name.Value]}.", "Give this policy a name of its own.");
        }

        return Value.MapOf(
            ("name", Value.Of(name?.Value)),
            ("description", Value.Of(shape.Text("description", 4_000)?.Value ?? "")),
            ("uses", Value.ListOf(shape.Items("uses").Select(Pattern).OfType<string>())),
            ("conditions", Value.ListOf(shape.Items("conditions").Select(item => Condition(reading.Expression(item, "a condition"))).OfType<string>())),
            ("validations", Value.ListOf(shape.Items("validations").Select(Validation).OfType<Value>())),
            ("otherwise", Value.Of(shape.Word("otherwise", PolicyKeys.Verdicts)?.Value)));
    }

    private string? Pattern(YamlNode node)
    {
        var pattern = reading.Matching(node, "a pattern of actions", PatternForm(), DiagnosticCodes.BadName, "Write an action's name, with * for any text: rotate.*.");
        if (pattern is not null && !actions.Any(action => FileSystemName.MatchesSimpleExpression(pattern.Value, action, ignoreCase: false)))
        {
            findings.Add(DiagnosticCodes.MatchesNothing, pattern.At, $"No action matches '{pattern.Value}'.", Findings.DidYouMean(pattern.Value, actions));
        }

        return pattern?.Value;
    }

    private Value? Validation(YamlNode node) => reading.Map(node, PolicyKeys.Validation) is { } shape
        ? Value.MapOf(("expression", Value.Of(Condition(shape.Expression("expression")))), ("message", Value.Of(shape.Text("message", 500)?.Value)))
        : null;

    private string? Condition(Written? text)
    {
        expressions.Condition(text, PlaybookScopes.Policy, "The expression");
        return text?.Template.Source;
    }

    [GeneratedRegex(@"\A[a-z*][a-z0-9.*-]{0,129}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PatternForm();
}
