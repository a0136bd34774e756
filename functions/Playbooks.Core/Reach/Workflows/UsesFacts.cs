namespace Playbooks.Core.Reach.Workflows;

/// <summary>What a <c>uses</c> names. <see cref="Owner"/>, <see cref="Repository"/>, <see cref="Path"/> and <see cref="Ref"/> are set for <see cref="UsesKind.Action"/> only.</summary>
public sealed record UsesFacts(string Text, UsesKind Kind, PinKind Pin)
{
    public string? Owner { get; init; }

    public string? Repository { get; init; }

    /// <summary>The folder or file inside the repository, or empty.</summary>
    public string Path { get; init; } = "";

    public string? Ref { get; init; }

    /// <summary>The image of a <c>docker://</c> step.</summary>
    public string? Image { get; init; }

    /// <summary>Names a workflow file and not an action.</summary>
    public bool IsWorkflow { get; init; }

    /// <summary>Published by GitHub itself.</summary>
    public bool IsFirstParty => Owner is { } owner && (Same(owner, "actions") || Same(owner, "github"));

    /// <summary>The same bytes on every run: a full commit SHA or an image digest, or the repository's own code.</summary>
    public bool IsPinned => Pin is PinKind.Sha or PinKind.Digest or PinKind.Local;

    public bool IsOwnedBy(string? owner) => owner is not null && Owner is { } mine && Same(mine, owner);

    /// <summary>Somebody else's code, seen from a repository of that owner; null where the text does not tell.</summary>
    public bool? IsThirdParty(string? owner) => Kind switch
    {
        UsesKind.Action => !IsFirstParty && !IsOwnedBy(owner),
        UsesKind.Image => true,
        UsesKind.Local or UsesKind.SelfRepository => false,
        _ => null,
    };

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
