using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust;

/// <summary>What is known of one claim of a token, or of one key of a request.</summary>
public abstract record ClaimSet
{
    private ClaimSet()
    {
    }

    public static ClaimSet None { get; } = new Absent();

    public static ClaimSet Unknown { get; } = new Unsure();

    public static ClaimSet Of(string value) => new Exactly([value]);

    public static ClaimSet Like(params IEnumerable<GlobPattern> patterns) => new OneOf([.. patterns]);

    /// <summary>The token does not carry the claim.</summary>
    public sealed record Absent : ClaimSet;

    /// <summary>The token carries exactly these values, usually one.</summary>
    public sealed record Exactly(ImmutableArray<string> Values) : ClaimSet;

    /// <summary>The token carries one value, out of one of these patterns.</summary>
    public sealed record OneOf(ImmutableArray<GlobPattern> Patterns) : ClaimSet;

    /// <summary>Nothing is known: perhaps absent.</summary>
    public sealed record Unsure : ClaimSet;
}
