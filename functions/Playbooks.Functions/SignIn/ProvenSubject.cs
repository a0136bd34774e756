using System.Collections.Immutable;

namespace Playbooks.Functions.SignIn;

/// <summary>Whom one way of signing in has proven, before anybody asked what they may do.</summary>
/// <param name="Id">The issuer's own name for them, that is never given to another.</param>
/// <param name="Name">For people to read; proves nothing.</param>
/// <param name="Shown">Roles that the issuer's groups and application roles stand for, as the installation maps them.</param>
/// <param name="Via">The way: <c>bearer:oidc</c>, <c>session:oidc</c>, <c>platform:easy-auth</c>.</param>
/// <param name="AuthenticatedAt">When they last proved who they are; null where the issuer does not say.</param>
/// <param name="Session">Set where a browser sends the proof by itself, so that other pages can make it send requests: what tokens against that are bound to.</param>
internal sealed record ProvenSubject(
    string Issuer, string Id, string Name, CallerKind Kind, ImmutableArray<string> Shown, string Via, DateTimeOffset? AuthenticatedAt, string? Session);
