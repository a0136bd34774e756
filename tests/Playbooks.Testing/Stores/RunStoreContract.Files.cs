using System.Text;
using Playbooks.Engine.Ports;
using Xunit;

namespace Playbooks.Testing.Stores;

public abstract partial class RunStoreContract
{
    [Fact]
    public async Task A_file_is_read_as_it_was_last_written()
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");
        await claim.WriteFileAsync("reports/1.contain.md", "one"u8.ToArray(), CancellationToken.None);
        await claim.WriteFileAsync("reports/1.contain.md", "two, longer"u8.ToArray(), CancellationToken.None);
        await claim.WriteFileAsync("empty", default, CancellationToken.None);

        Assert.Equal("two, longer", await FileAsync(Open(), "reports/1.contain.md"));
        Assert.Equal("", await FileAsync(Open(), "empty"));
        Assert.Null(await FileAsync(Open(), "reports/2.map.md"));
        Assert.NotEqual("", Open().LocationOf("run-1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../run-2/report.md")]
    [InlineData("reports//a")]
    [InlineData("reports/")]
    [InlineData("reports/.hidden")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("journal.1.jsonl")]
    [InlineData("Claim")]
    [InlineData("inbox/000000000001-forged.json")]
    public async Task A_file_name_that_leads_elsewhere_is_refused(string name)
    {
        await Open().CreateAsync("run-1", "first");
        await using var claim = await Open().ClaimedAsync("run-1");

        await Assert.ThrowsAsync<ArgumentException>(() => claim.WriteFileAsync(name, default, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().ReadFileAsync("run-1", name, CancellationToken.None));
    }

    private static async Task<string?> FileAsync(IRunStore store, string name) =>
        await store.ReadFileAsync("run-1", name, CancellationToken.None) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}
