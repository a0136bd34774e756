using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Reach.Inventories;

public class InventoryContextReaderTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var context = new InventoryContext("web", InventoryKind.Image, "platform", ["npm-token"], InventoryNetwork.None, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null);
        var read = InventoryContextReader.Read(InventoryContextReader.Write(context, "files/a.json", "ab"));

        Assert.Empty(read.Wrong);
        Assert.Equal(("files/a.json", "ab", "npm-token"), (read.File, read.Sha256, Assert.Single(read.Context.Credentials ?? [])));
        Assert.Equal(context with { Credentials = null }, read.Context with { Credentials = null });
    }

    [Fact]
    public void No_credentials_and_nobody_knows_are_two_things()
    {
        Assert.Null(Read("""{"format": "playbooks.inventory/1", "name": "a", "kind": "host", "file": "a.json"}""").Context.Credentials);
        Assert.Empty(Read("""{"format": "playbooks.inventory/1", "name": "a", "kind": "host", "file": "a.json", "credentials": []}""").Context.Credentials ?? ["x"]);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        ["credentials", "extra", "file", "from", "kind", "name", "network"],
        Read("""{"format": "playbooks.inventory/1", "kind": "phone", "network": "5g", "from": "monday", "credentials": [1], "extra": 1}""").Wrong.Select(w => w.Split(':')[0]).Order());

    [Fact]
    public void A_document_that_is_none_is_said_to_be_none() => Assert.NotEmpty(Read("[]").Wrong);

    private static InventoryRead Read(string json) => InventoryContextReader.Read(Assert.IsType<JsonOutcome.Read>(PlainJson.Read(json)).Value);
}
