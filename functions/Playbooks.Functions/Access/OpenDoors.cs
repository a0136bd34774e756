using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Access;

/// <summary>Paths at which nobody is asked for a name.</summary>
/// <param name="platform">Those that a functions host calls, which is never made to wait.</param>
internal sealed class OpenDoors(IReadOnlySet<string> platform)
{
    public const string SignIn = "/ui/signin";

    public const string Hooks = "/hooks";

    /// <summary>Hooks prove their callers by signature, and an alert that is turned away may not come again.</summary>
    public bool IsUnpaced(PathString path) => platform.Contains(path.Value ?? "") || path.StartsWithSegments(Hooks, StringComparison.Ordinal);

    /// <summary>Signing in comes before being signed in.</summary>
    public static bool IsSignIn(PathString path) => path.StartsWithSegments(SignIn, StringComparison.Ordinal);
}
