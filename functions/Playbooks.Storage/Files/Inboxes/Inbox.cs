using Playbooks.Engine.Ports;
using Playbooks.Storage.Files.Disk;

namespace Playbooks.Storage.Files.Inboxes;

/// <summary>
/// The messages left for one run, one file each. What was acknowledged stays as an empty file in <c>done/</c>, so that a message sent again later
/// is still the same message.
/// </summary>
internal sealed class Inbox(string folder)
{
    public string Where => folder;

    private string Done => Path.Combine(folder, "done");

    public void Create() => OwnerOnly.CreateFolder(Done);

    public void Send(InboxMessage message)
    {
        MessageBounds.Check(message);
        var waiting = Waiting().ToList();
        if (waiting.All(m => m.Id != message.Id) && !IsDone(message.Id))
        {
            var name = new InboxName(waiting.Select(m => m.Order).DefaultIfEmpty(0).Max() + 1, message.Id);
            DurableFile.Replace(Path.Combine(folder, name.ToString()), message.Body.Span);
        }
    }

    /// <summary>Oldest first. Two senders at once may leave a message twice: it is one.</summary>
    public IReadOnlyList<InboxName> List() =>
        [.. Waiting().Where(m => !IsDone(m.Id)).OrderBy(m => m.Order).ThenBy(m => m.Id, StringComparer.Ordinal).DistinctBy(m => m.Id).Take(MessageBounds.MostAtOnce)];

    public InboxMessage Read(InboxName name) => new(name.Id, File.ReadAllBytes(Path.Combine(folder, name.ToString())));

    /// <returns>False when no such message waits.</returns>
    public bool Acknowledge(string id)
    {
        var done = DoneOf(id);
        var files = Waiting().Where(m => m.Id == id).Select(m => Path.Combine(folder, m.ToString())).ToList();
        if (files.Count > 0 && !File.Exists(done))
        {
            DurableFile.Create(done, []);
            Posix.FlushFolder(Done);
        }

        files.ForEach(File.Delete);
        return files.Count > 0;
    }

    private IEnumerable<InboxName> Waiting() =>
        Directory.EnumerateFiles(folder).Select(f => InboxName.TryParse(Path.GetFileName(f))).OfType<InboxName>();

    private bool IsDone(string id) => File.Exists(DoneOf(id));

    // The letter keeps an id that is a dot or two from naming a folder.
    private string DoneOf(string id) => Path.Combine(Done, "m" + MessageBounds.Escape(id));
}
