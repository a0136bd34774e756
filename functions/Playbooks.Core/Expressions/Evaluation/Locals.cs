using Playbooks.Core.Values;

namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>The variables of macros, innermost first.</summary>
internal sealed record Locals(string Name, Value Value, Locals? Outer)
{
    public static Value? Find(Locals? locals, string name)
    {
        for (; locals is not null; locals = locals.Outer)
        {
            if (locals.Name == name)
            {
                return locals.Value;
            }
        }

        return null;
    }
}
