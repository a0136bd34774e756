using System.Collections.Immutable;

namespace Playbooks.Functions.SignIn.Sessions;

/// <summary>Somebody who signed in with a browser. It lies sealed in the browser, nowhere else.</summary>
/// <param name="Id">Random; tokens against foreign pages are bound to it.</param>
/// <param name="Shown">Roles that the issuer showed at signing in, as <see cref="RoleMap.ShownBy"/> read them.</param>
/// <param name="StartedAt">When they signed in here.</param>
/// <param name="SeenAt">When the session was last written.</param>
internal sealed record Session(
    string Id, string Issuer, string Subject, string Name, ImmutableArray<string> Shown, DateTimeOffset? AuthenticatedAt, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    /// <summary>A working day; then the issuer is asked again who this is and what they may do.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>Of a browser that was left alone.</summary>
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(1);

    public bool HoldsAt(DateTimeOffset now) => now < StartedAt + Longest && now < SeenAt + LongestIdle;

    /// <summary>Whether it has to be written again so that somebody at work stays signed in.</summary>
    public bool IsStaleAt(DateTimeOffset now) => now >= SeenAt + (LongestIdle / 4);
}
