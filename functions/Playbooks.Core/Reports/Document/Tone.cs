namespace Playbooks.Core.Reports.Document;

/// <summary>How something is meant; writings show it by words and shape too, never by colour alone.</summary>
public enum Tone
{
    Plain,

    /// <summary>A name that machines know: digests, targets, actions.</summary>
    Code,
    Good,
    Warning,
    Bad,
    Muted,
}
