using System.Diagnostics.CodeAnalysis;

namespace Playbooks.Core.Runs;

/// <summary>The id of the call that puts another call's change back.</summary>
public static class UndoId
{
    private const string Prefix = "undo:";

    public static string Of(string action) => Prefix + action;

    public static bool TryParse(string id, [NotNullWhen(true)] out string? undone)
    {
        undone = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : null;
        return undone is not null;
    }
}
