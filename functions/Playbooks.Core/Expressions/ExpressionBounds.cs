namespace Playbooks.Core.Expressions;

/// <summary>What an expression's text may measure; what its evaluation may cost is <see cref="Budget"/>.</summary>
public static class ExpressionBounds
{
    /// <summary>UTF-16 units of one expression or one template.</summary>
    public const int SourceLength = 32_768;

    /// <summary>Brackets, conditionals and calls inside each other.</summary>
    public const int Nesting = 100;

    /// <summary>Nodes from the root of the tree to its deepest leaf; chains of operators and members count too.</summary>
    public const int TreeDepth = 256;

    /// <summary>UTF-16 units of one regular expression.</summary>
    public const int RegexLength = 1_000;

    /// <summary>Characters and classes of one regular expression after its repetitions are written out.</summary>
    public const int RegexSize = 2_000;
}
