namespace Playbooks.Core.Expressions;

/// <summary>What one evaluation may cost before it is stopped; the failure that this gives is never absorbed by &amp;&amp;, || or a macro.</summary>
/// <param name="Steps">Nodes evaluated, elements compared and blocks of 64 characters looked at.</param>
/// <param name="Size">Characters, bytes and elements made, those of intermediate results included, and the size of the result.</param>
public sealed record Budget(long Steps = 1_000_000, long Size = 4_000_000)
{
    /// <summary>Lists and maps inside each other in a result.</summary>
    public const int ResultDepth = 128;

    public static Budget Usual { get; } = new();
}
