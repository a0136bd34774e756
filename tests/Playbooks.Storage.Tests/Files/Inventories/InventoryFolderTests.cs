using System.Text;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Storage.Files.Inventories;

namespace Playbooks.Storage.Tests.Files.Inventories;

public sealed class InventoryFolderTests : IDisposable
{
    private const string Document = """{"format": "playbooks.inventory/1", "name": "anna", "kind": "laptop", "file": "FILE"}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("inventories-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Adding_twice_is_adding_once()
    {
        var (id, first) = Add("bom.json", "{}");
        var again = Add("bom.json", "{}");

        Assert.Equal((id, true), again);
        Assert.False(first);
        Assert.Equal(("bom.json", "{}", ""), Assert.Single(Kept().List()) is var entry ? (entry.FileName, Encoding.UTF8.GetString(entry.Bytes.Span), entry.Fault) : default);
    }

    [Fact]
    public void The_same_list_of_two_places_is_two_inventories()
    {
        Add("bom.json", "{}");
        Add("bom.json", "{}", "ben");

        Assert.Equal(["anna", "ben"], Kept().List().Select(e => e.Context.Name).Order());
    }

    [Fact]
    public void A_list_that_was_changed_on_the_disk_is_a_fault_and_stays_listed()
    {
        Add("bom.json", "{}");
        File.WriteAllText(Directory.EnumerateFiles(folder.FullName, "bom.json", SearchOption.AllDirectories).Single(), "{ }");

        Assert.Contains("SHA-256 differs", Assert.Single(Kept().List()).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.json", "outside")]
    [InlineData("/etc/hostname", "outside")]
    [InlineData("none.json", "not there")]
    [InlineData("large.json", "larger")]
    public void A_document_that_names_no_file_of_the_folder_is_a_fault(string file, string why)
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "large.json"), new byte[2000]);
        Write("a.inventory.json", Document.Replace("FILE", file, StringComparison.Ordinal));

        Assert.Contains(why, Assert.Single(Kept().List()).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    public void A_document_that_is_none_is_a_fault(string text)
    {
        Write("a.inventory.json", text);

        Assert.NotEmpty(Assert.Single(Kept().List()).Fault);
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing() => Assert.Empty(new InventoryFolder(Path.Combine(folder.FullName, "none"), 1000).List());

    private InventoryFolder Kept() => new(folder.FullName, 1000);

    private (string Id, bool WasThere) Add(string file, string text, string name = "anna") =>
        Kept().Add(new(name, InventoryKind.Laptop, "", null, InventoryNetwork.Unknown, null, null), file, Encoding.UTF8.GetBytes(text));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
