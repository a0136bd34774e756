namespace Playbooks.Core.Playbooks;

/// <summary>One thing that is wrong with a text that somebody wrote: what, where, and how to put it right.</summary>
/// <param name="Code"><c>PB</c> and four digits; never reused for another meaning.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in UTF-16 units.</param>
public sealed record Diagnostic(string Code, string File, int Line, int Column, string Message, string Cure)
{
    public override string ToString() => $"{File}({Line},{Column}): {Code}: {Message} {Cure}";
}
