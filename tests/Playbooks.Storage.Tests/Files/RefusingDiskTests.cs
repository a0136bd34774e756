using Playbooks.Storage.Files.Disk;
using Playbooks.Testing.Stores;

namespace Playbooks.Storage.Tests.Files;

public sealed class RefusingDiskTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_append_for_which_the_journal_has_no_room_is_whole_at_the_next_claim()
    {
        var first = new string('a', (1 << 20) - 100);
        await folder.Open().CreateAsync("run-1", first);
        using var holder = Holder.StartWithFilesUpTo(1024, "append", folder.Root, "run-1", "300");
        var said = await holder.EndAsync();

        Assert.StartsWith("refused: Cannot append to the journal", said, StringComparison.Ordinal);
        Assert.Contains("then: Lost", said, StringComparison.Ordinal);
        Assert.Contains("not again: Cannot claim the run", said, StringComparison.Ordinal);
        Assert.Equal(1 << 20, new FileInfo(folder.Journal("run-1")).Length);
        await using var claim = await folder.Open().ClaimedAsync("run-1");
        Assert.Equal([first, new string('x', 299)], await StoreText.TextAsync(claim.ReadAsync(CancellationToken.None)));
        Assert.Empty(folder.Segments());
    }

    [Fact]
    public async Task An_append_for_which_the_commit_log_has_no_room_is_not_made()
    {
        await folder.Open().CreateAsync("run-1", "first");
        using var holder = Holder.StartWithFilesUpTo(512, "append", folder.Root, "run-1", "300");
        var said = await holder.EndAsync();

        Assert.StartsWith("refused: Cannot append to the journal", said, StringComparison.Ordinal);
        Assert.Contains("again: 6", said, StringComparison.Ordinal);
        await using var claim = await folder.Open().ClaimedAsync("run-1");
        Assert.Equal(["first"], await StoreText.TextAsync(claim.ReadAsync(CancellationToken.None)));
        Assert.Empty(folder.Segments());
    }

    [Fact]
    public async Task A_root_that_is_a_file_is_refused_with_what_where_and_the_cure()
    {
        var file = Path.Combine(folder.Root, "file");
        await File.WriteAllTextAsync(file, "");
        using var store = new Storage.Files.FileRunStore(file, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.CreateAsync("run-1", "first"));

        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.NotEqual("", refused.Cure);
    }

    [Theory]
    [InlineData(28, "the disk is full")]
    [InlineData(122, "the disk is full")]
    [InlineData(13, "permission denied")]
    [InlineData(30, "read-only")]
    [InlineData(5, "the device failed")]
    public void What_the_system_says_is_put_in_words(int error, string words) =>
        Assert.Contains(words, DiskFaults.Explain("append", "/runs", new IOException("?", error)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Folders_and_files_are_for_their_owner_only()
    {
        var root = Path.Combine(folder.Root, "new");
        using (var store = new Storage.Files.FileRunStore(root, TimeProvider.System))
        {
            await store.CreateAsync("run-1", "first");
            await store.SendAsync("run-1", StoreText.Message("m"), CancellationToken.None);
            await using var claim = await store.ClaimedAsync("run-1");
            await claim.AppendAsync("second");
            await claim.WriteFileAsync("reports/deep/1.md", default, CancellationToken.None);
        }

        const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var open = Directory.EnumerateFileSystemEntries(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Prepend(root).Where(f => (File.GetUnixFileMode(f) & Others) != 0);
        Assert.Empty(open);
    }
}
