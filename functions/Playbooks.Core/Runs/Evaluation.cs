using System.Diagnostics;
using Playbooks.Core.Expressions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>Fills in what a playbook writes with expressions. A failure is collected, never thrown.</summary>
internal sealed class Evaluation(IReadOnlyDictionary<string, Value> names)
{
    private readonly List<string> failures = [];

    public IReadOnlyList<string> Failures => failures;

    public Value Of(Template template)
    {
        switch (template.Evaluate(names))
        {
            case EvaluationResult.Success success:
                return success.Value;
            case EvaluationResult.Failure failure:
                failures.Add($"'{template.Source}': {failure.Message}");
                return Value.Nothing;
            default:
                throw new UnreachableException();
        }
    }

    public Value Of(Argument argument) => argument switch
    {
        Argument.Leaf leaf => Of(leaf.Template),
        Argument.Constant constant => constant.Value,
        Argument.Sequence sequence => Value.ListOf(sequence.Items.Select(Of)),
        Argument.Group group => Value.MapOf([.. group.Members.Select(member => (member.Key, Of(member.Value)))]),
        _ => throw new UnreachableException(),
    };

    /// <summary>True where there is no condition; anything but a boolean is a failure and counts as false.</summary>
    public bool Holds(Template? condition) => condition is null || Of(condition) switch
    {
        Value.Bool answer => answer.Flag,
        _ => Fail($"'{condition.Source}' is no true or false"),
    };

    public Evaluation With(string name, Value value) => new(new Dictionary<string, Value>(names) { [name] = value });

    private bool Fail(string message)
    {
        failures.Add(message);
        return false;
    }
}
