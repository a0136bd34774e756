using Playbooks.Core.Reach.Trust;

namespace Playbooks.Core.Reach.Purposes;

/// <summary>
/// One permission as the registry or a policy has it: an action, role or scope, and for AWS the resource after a blank, where <c>*</c> and
/// <c>?</c> stand for text. Without a resource it is of all of them.
/// </summary>
internal sealed record IntendedRight(GlobPattern Name, GlobPattern Resource)
{
    public static IntendedRight Parse(string text) => text.Split(' ', 2, StringSplitOptions.TrimEntries) is [var name, var resource] && name.Contains(':', StringComparison.Ordinal)
        ? new(GlobPattern.Parse(name).ToUpper(), GlobPattern.Parse(resource))
        : new(GlobPattern.Parse(text).ToUpper(), GlobPattern.Anything);

    public bool Covers(IntendedRight given) => Name.Covers(given.Name) && Resource.Covers(given.Resource);
}
