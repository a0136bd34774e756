namespace Playbooks.Core.Expressions.Patterns;

/// <param name="AnyCase">"i"</param>
/// <param name="Lines">"m": ^ and $ are ends of lines too.</param>
/// <param name="Dot">"s": "." is a newline too.</param>
internal readonly record struct PatternFlags(bool AnyCase, bool Lines, bool Dot)
{
    /// <summary>Null for a flag that does not exist; "U" changes which match is found, not whether there is one.</summary>
    public PatternFlags? With(char flag, bool on) => flag switch
    {
        'i' => this with { AnyCase = on },
        'm' => this with { Lines = on },
        's' => this with { Dot = on },
        'U' => this,
        _ => null,
    };
}
