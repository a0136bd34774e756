using System.Buffers;
using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files;

/// <summary>
/// The layout on disk: <c>ROOT/RUN/</c> holds <c>journal.1.jsonl</c> (the number is the format's version), <c>claim</c>, <c>created</c>, <c>inbox/</c>
/// and the run's files. What the store needs for itself begins with a dot, which no run id and no file name may.
/// </summary>
internal sealed class RunFolders
{
    public const int LongestRun = 64;
    private const int LongestName = 200;
    private const string Journal = "journal.1.jsonl";

    private static readonly SearchValues<char> RunLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");
    private static readonly string[] OwnNames = [Journal, "claim", "created", "inbox"];

    public RunFolders(string root)
    {
        Root = Path.GetFullPath(root);
        Commits = Path.Combine(Root, ".commit");
        Drafts = Path.Combine(Root, ".new");
        Bells = Path.Combine(Root, ".bell");
    }

    public string Root { get; }

    /// <summary>The commit logs of the processes that work here.</summary>
    public string Commits { get; }

    /// <summary>Runs that are being created.</summary>
    public string Drafts { get; }

    /// <summary>One empty file per run, touched when a message has been left for it.</summary>
    public string Bells { get; }

    public static bool IsRun(string run) =>
        run.Length is > 0 and <= LongestRun && !run.AsSpan().ContainsAnyExcept(RunLetters);

    public string Of(string run) => IsRun(run)
        ? Path.Combine(Root, run)
        : throw new ArgumentException($"A run's id is 1 to {LongestRun} lower-case letters, digits and hyphens.", nameof(run));

    public string JournalOf(string run) => Path.Combine(Of(run), Journal);

    public string ClaimOf(string run) => Path.Combine(Of(run), "claim");

    public string CreatedOf(string run) => Path.Combine(Of(run), "created");

    public string InboxOf(string run) => Path.Combine(Of(run), "inbox");

    public string FileOf(string run, string name)
    {
        var parts = name.Split('/');
        return name.Length <= LongestName && parts.All(IsNamePart) && !OwnNames.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            ? Path.Combine([Of(run), .. parts])
            : throw new ArgumentException(
                $"A file's name is at most {LongestName} letters, digits, dots, hyphens and single slashes, no part of it begins with a dot, and it is none of: {string.Join(", ", OwnNames)}.",
                nameof(name));
    }

    public void Create()
    {
        foreach (var folder in new[] { Root, Commits, Drafts, Bells })
        {
            OwnerOnly.CreateFolder(folder);
        }
    }

    private static bool IsNamePart(string part) => part.Length > 0 && part[0] != '.' && !part.AsSpan().ContainsAnyExcept(NameLetters);
}
