using Playbooks.Core.Expressions.Checking;

namespace Playbooks.Core.Expressions;

/// <summary>
/// Finds what cannot work before it runs: unknown names, fields and functions, and arguments of types that no form of a function
/// takes. What is <see cref="Values.ValueType.Any"/> is trusted until it runs.
/// </summary>
public static class Checker
{
    public static Checked Check(Expression expression, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var checking = new TypeWalk();
        var type = checking.TypeOf(expression.Root, scope);
        return new Checked(type, checking.Errors);
    }
}
