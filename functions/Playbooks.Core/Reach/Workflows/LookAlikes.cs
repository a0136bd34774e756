using System.Text;

namespace Playbooks.Core.Reach.Workflows;

/// <summary>
/// Names of accounts, repositories and secrets have only ASCII letters at GitHub. One with others belongs to nobody: it was written to look like somebody's,
/// and is said to be unseen instead of being passed over as a stranger's.
/// </summary>
public static class LookAlikes
{
    public const string Why = "has letters that only look like Latin ones, and nothing at GitHub is called so";

    public static bool Is(string? name) => name is not null && !Ascii.IsValid(name);

    /// <summary>Only the account and the repository: a branch, a tag and a path may have any letters.</summary>
    public static bool Is(UsesFacts uses) => Is(uses.Owner) || Is(uses.Repository);
}
