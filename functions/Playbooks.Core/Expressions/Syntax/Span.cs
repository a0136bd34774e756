namespace Playbooks.Core.Expressions.Syntax;

/// <summary>A stretch of the source, in UTF-16 units.</summary>
internal readonly record struct Span(int Offset, int Length)
{
    public int End => Offset + Length;

    public Span To(Span last) => new(Offset, last.End - Offset);
}
