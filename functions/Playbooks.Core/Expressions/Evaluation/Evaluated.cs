using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>A value, or why there is none.</summary>
internal readonly record struct Evaluated
{
    private Evaluated(Value? value, Problem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>Null exactly where <see cref="Problem"/> is not.</summary>
    public Value? Value { get; }

    public Problem? Problem { get; }

    public static implicit operator Evaluated(Value value) => new(value, null);

    public static implicit operator Evaluated(Problem problem) => new(null, problem);

    public static implicit operator Evaluated(bool flag) => new(Value.Of(flag), null);

    public static implicit operator Evaluated(long number) => new(Value.Of(number), null);

    public static implicit operator Evaluated(ulong number) => new(new Value.Uint(number), null);

    public static implicit operator Evaluated(double number) => new(Value.Of(number), null);

    public static implicit operator Evaluated(string content) => new(Value.Of(content), null);
}
