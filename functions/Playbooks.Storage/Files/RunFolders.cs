using System.Globalization;
using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files;

/// <summary>
/// The layout on disk: <c>ROOT/RUN/</c> holds <c>journal.1.jsonl</c> (the number is the format's version), <c>claim</c>, <c>created</c>, <c>inbox/</c>
/// and the run's files. What the store needs for itself begins with a dot, which no run id and no file name may.
/// </summary>
internal sealed class RunFolders
{
    private const string Journal = "journal.1.jsonl";

    public RunFolders(string root)
    {
        Root = Path.GetFullPath(root);
        Commits = Path.Combine(Root, ".commit");
        Drafts = Path.Combine(Root, ".new");
        Bells = Path.Combine(Root, ".bell");
        Index = Path.Combine(Root, ".index");
        Open = Path.Combine(Root, ".open");
        News = Path.Combine(Root, ".news");
    }

    public string Root { get; }

    /// <summary>The commit logs of the processes that work here.</summary>
    public string Commits { get; }

    /// <summary>Runs that are being created.</summary>
    public string Drafts { get; }

    /// <summary>One empty file per run, touched when a message has been left for it.</summary>
    public string Bells { get; }

    /// <summary>An entry for every run.</summary>
    public string Index { get; }

    /// <summary>An entry for every run that has not ended.</summary>
    public string Open { get; }

    /// <summary>A file for each run for which a message may lie there that nobody has looked for.</summary>
    public string News { get; }

    /// <summary>The run's name in the index, by when it was created.</summary>
    public string EntryOf(string run) => RunOrder.NameOf(run, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt(run)));

    /// <summary>In milliseconds since 1970; 0 where nobody can tell.</summary>
    public long CreatedAt(string run)
    {
        var file = CreatedOf(run);
        return File.Exists(file) && long.TryParse(File.ReadAllText(file), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var created) ? created : 0;
    }

    public string Of(string run) => Path.Combine(Root, StoreNames.Run(run));

    public string JournalOf(string run) => Path.Combine(Of(run), Journal);

    public string ClaimOf(string run) => Path.Combine(Of(run), "claim");

    public string CreatedOf(string run) => Path.Combine(Of(run), "created");

    public string InboxOf(string run) => Path.Combine(Of(run), "inbox");

    public string FileOf(string run, string name) => Path.Combine([Of(run), .. StoreNames.File(name)]);

    public void Create()
    {
        foreach (var folder in new[] { Root, Commits, Drafts, Bells })
        {
            OwnerOnly.CreateFolder(folder);
        }
    }
}
