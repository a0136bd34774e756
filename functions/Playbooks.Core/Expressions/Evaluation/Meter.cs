namespace Playbooks.Core.Expressions.Evaluation;

/// <summary>What is left of a <see cref="Budget"/>. Once it is spent it stays so, and every evaluation that looks at it ends.</summary>
internal sealed class Meter(Budget budget)
{
    private long steps = budget.Steps;
    private long size = budget.Size;
    private HashSet<string>? seen;

    public bool IsSpent { get; private set; }

    /// <summary>False where the work must not be done.</summary>
    public bool Step(long count = 1)
    {
        steps -= count;
        IsSpent |= steps < 0 || count < 0;
        return !IsSpent;
    }

    /// <summary>False where something of that size must not be made.</summary>
    public bool Reserve(long made)
    {
        size -= made;
        IsSpent |= size < 0 || made < 0;
        return !IsSpent;
    }

    /// <summary>Whether this evaluation meets the pattern for the first time; a long one always counts as new, for it is not kept.</summary>
    public bool IsFirst(string pattern) => (seen ??= new(StringComparer.Ordinal)).Add(pattern) || pattern.Length > 100;

    /// <summary>Looks for one text in another: the worst case is their product.</summary>
    public bool Scan(int haystack, int needle) =>
        Step((haystack / 64) + (Math.Max(0L, haystack - needle) * needle / 1024));
}
