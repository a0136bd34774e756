using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Playbooks.Functions.SignIn;

namespace Playbooks.Functions.Access;

/// <summary>Who sends a request, and what they may do here.</summary>
/// <param name="Id">As the tenant file names people and programs; <c>ISSUER SUBJECT</c> for somebody it does not name.</param>
/// <param name="Via">How they were identified.</param>
internal sealed record WebCaller(string Id, string Via)
{
    /// <summary><c>ISSUER SUBJECT</c>; null where no issuer of tokens was asked.</summary>
    public string? Subject { get; init; }

    public string Name { get; init; } = Id;

    public CallerKind Kind { get; init; } = CallerKind.Person;

    /// <summary>Everything they may act as.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>What they may decide as: roles that the tenant file gives them, which runs are pinned to, and that their directory does not deny.</summary>
    public ImmutableArray<string> DecidesAs { get; init; } = [];

    /// <summary>When they last proved who they are; null where nobody says.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>What a browser's requests are bound to; null for a caller who presents the proof with each request on purpose.</summary>
    public string? Session { get; init; }

    /// <summary>Who sends this request; every door but the open ones knows it.</summary>
    public static WebCaller Of(HttpContext context) => context.Features.Get<WebCaller>() ?? throw new InvalidOperationException("a closed door let somebody unknown through");
}
