namespace Playbooks.Core.Standards.Cacao;

/// <summary>One thing that is wrong with, or odd about, a CACAO document.</summary>
/// <param name="Code">One of <see cref="CacaoCode"/>; programs go by it.</param>
/// <param name="Path">Names and positions from the root, with slashes; empty for the document itself.</param>
/// <param name="Message">Reads on from the path.</param>
public sealed record CacaoFinding(string Code, string Path, string Message)
{
    /// <summary>The id that a dangling reference names; empty for other findings.</summary>
    public string About { get; init; } = "";

    /// <summary>False where it makes no document invalid.</summary>
    public bool IsError => Code is not (CacaoCode.UnknownMember or CacaoCode.Unreachable);

    public override string ToString() => $"{(Path.Length == 0 ? "the document" : Path)} {Message}";
}
