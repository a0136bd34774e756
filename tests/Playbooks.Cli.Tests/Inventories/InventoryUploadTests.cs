using System.Text;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Values;
using Playbooks.Language.Inventories;

namespace Playbooks.Cli.Tests.Inventories;

/// <summary>A list that comes over the wire, without the command line.</summary>
public sealed class InventoryUploadTests : IDisposable
{
    private const string Rows = "name,version,table\nlitellm,1.82.7,python_packages\n";
    private static readonly TenantSettings Tenant = new() { Name = "acme" };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("inventory-upload-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_list_that_was_given_is_what_the_tenant_has()
    {
        var kept = Assert.IsType<InventoryUpload.Kept>(await AddAsync(About("laptop"), Rows));

        var there = Assert.Single(TenantInventories.Read(folder.FullName, Tenant));
        Assert.Equal((kept.Id, "anna", "litellm", false), (there.Id, there.Context.Name, Assert.Single(there.Packages.Packages).Package.Name, kept.WasThere));
        Assert.True(Assert.IsType<InventoryUpload.Kept>(await AddAsync(About("laptop"), Rows)).WasThere);
    }

    [Fact]
    public async Task What_is_wrong_about_a_list_is_told_at_once_and_nothing_is_kept()
    {
        var refused = Assert.IsType<InventoryUpload.Refused>(await AddAsync(Value.MapOf(("kind", Value.Of("phone")), ("colour", Value.Of("red"))), Rows));

        Assert.Equal(["colour", "file", "format", "kind", "name"], refused.Wrong.Select(w => w.Split(':')[0]).Order());
        Assert.Empty(TenantInventories.Read(folder.FullName, Tenant));
    }

    [Fact]
    public async Task A_list_without_an_end_is_read_so_far_and_no_further()
    {
        using var list = new Endless();

        var kept = Assert.IsType<InventoryUpload.Kept>(await TenantInventories.AddAsync(folder.FullName, Tenant, About("host"), list, CancellationToken.None));

        Assert.Equal(InventoryReader.MostBytes + 1, list.Given);
        Assert.NotEmpty(kept.Packages.Doubts);
        Assert.NotEmpty(Assert.Single(TenantInventories.Read(folder.FullName, Tenant)).Packages.Doubts);
    }

    private static Value About(string kind) => Value.MapOf(
        ("format", Value.Of("playbooks.inventory/1")), ("name", Value.Of("anna")), ("kind", Value.Of(kind)), ("file", Value.Of("list.csv")));

    private async Task<InventoryUpload> AddAsync(Value about, string list)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(list));
        return await TenantInventories.AddAsync(folder.FullName, Tenant, about, stream, CancellationToken.None);
    }

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'\n', offset, count);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
