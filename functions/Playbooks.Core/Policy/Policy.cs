using System.Collections.Immutable;
using System.IO.Enumeration;
using Playbooks.Core.Expressions;
using Playbooks.Core.Plans;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Policy;

/// <summary>
/// One policy, in the shape of Kubernetes' ValidatingAdmissionPolicy: which actions it speaks about, conditions that narrow it, and
/// validations that must hold, each with the message people read when it does not.
/// </summary>
/// <param name="Uses">Names of actions with <c>*</c>; empty for all.</param>
/// <param name="Otherwise">What a validation that does not hold leads to.</param>
public sealed record Policy(
    string Name, ImmutableArray<string> Uses, ImmutableArray<Template> Conditions, ImmutableArray<Validation> Validations, Verdict Otherwise)
{
    /// <exception cref="JournalException">It was not written by <c>Playbooks.Language</c>.</exception>
    public static Policy Read(Value policy) => new(
        policy.GetText("name") ?? throw new JournalException("a pinned policy has no name"),
        Texts(policy.Get("uses")),
        [.. Texts(policy.Get("conditions")).Select(Compiled)],
        [.. (policy.Get("validations") ?? Value.EmptyList).Items.Select(v => new Validation(Compiled(v.GetText("expression") ?? ""), v.GetText("message") ?? ""))],
        policy.GetText("otherwise") switch
        {
            "deny" => Verdict.Deny,
            "ask" => Verdict.Ask,
            "warn" => Verdict.Warn,
            var other => throw new JournalException($"a pinned policy's 'otherwise' is '{other}'"),
        });

    /// <summary>Null where the policy does not speak about the action.</summary>
    public Judgement? Judge(PlannedAction action, IReadOnlyDictionary<string, Value> names)
    {
        if (!Uses.IsEmpty && !Uses.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, action.Call.Uses, ignoreCase: false)))
        {
            return null;
        }

        var evaluation = new Evaluation(names);
        var speaks = Conditions.All(evaluation.Holds);
        var broken = speaks ? Validations.FirstOrDefault(validation => !evaluation.Holds(validation.Expression)) : null;
        return evaluation.Failures.Count > 0 ? new Judgement(action.Id, Name, Verdict.Deny, $"the policy could not be evaluated: {evaluation.Failures[0]}")
            : !speaks ? null
            : broken is null ? new Judgement(action.Id, Name, Verdict.Allow, "")
            : new Judgement(action.Id, Name, Otherwise, broken.Message);
    }

    private static ImmutableArray<string> Texts(Value? list) => [.. (list ?? Value.EmptyList).Items.OfType<Value.Text>().Select(text => text.Content)];

    private static Template Compiled(string expression) => Template.ParseExpression(expression) is TemplateParsed.Success parsed
        ? parsed.Template
        : throw new JournalException($"an expression of the pinned policies cannot be read: {expression}");
}
