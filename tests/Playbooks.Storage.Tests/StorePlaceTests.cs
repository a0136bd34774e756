namespace Playbooks.Storage.Tests;

public sealed class StorePlaceTests
{
    [Theory]
    [InlineData("azure:https://acme.blob.core.windows.net", "https://acme.blob.core.windows.net/", "runs", "acme")]
    [InlineData("azure:https://acme.blob.core.windows.net/drills", "https://acme.blob.core.windows.net/", "drills", "acme")]
    [InlineData("azure:http://127.0.0.1:10000/devaccount", "http://127.0.0.1:10000/devaccount", "runs", "devaccount")]
    [InlineData("azure:http://127.0.0.1:10000/devaccount/drills/", "http://127.0.0.1:10000/devaccount", "drills", "devaccount")]
    public void A_store_in_Azure_is_an_account_and_a_container(string text, string blobs, string container, string account)
    {
        var place = Assert.IsType<StorePlace.Azure>(StorePlace.Parse(text)).Place;

        Assert.Equal((new Uri(blobs), container, account), (place.Blobs, place.Container, place.Account));
        Assert.Null(place.Key);
    }

    [Theory]
    [InlineData("azure:https://acme.blob.core.windows.net/drills", "https://acme.queue.core.windows.net/")]
    [InlineData("azure:https://acme.blob.core.chinacloudapi.cn", "https://acme.queue.core.chinacloudapi.cn/")]
    [InlineData("azure:http://127.0.0.1:10000/devaccount/drills", "http://127.0.0.1:10001/devaccount")]
    [InlineData("azure:https://runs.acme.example", null)]
    public void Wakes_wait_in_the_same_account_where_its_address_tells(string text, string? queues) =>
        Assert.Equal(queues, Assert.IsType<StorePlace.Azure>(StorePlace.Parse(text)).Place.Wakes?.Service.AbsoluteUri);

    [Theory]
    [InlineData("./runs")]
    [InlineData("files:./runs")]
    public void A_path_is_a_folder(string text) =>
        Assert.Equal(Path.GetFullPath("runs"), Assert.IsType<StorePlace.Files>(StorePlace.Parse(text)).Folder);

    [Theory]
    [InlineData("azure:")]
    [InlineData("azure:runs")]
    [InlineData("azure:http://acme.blob.core.windows.net")]
    [InlineData("azure:https://acme.blob.core.windows.net/a/b")]
    [InlineData("azure:https://acme.blob.core.windows.net/runs?sig=abc")]
    [InlineData("azure:https://me:secret@acme.blob.core.windows.net/runs")]
    [InlineData("azure:http://127.0.0.1:10000/")]
    public void What_is_no_place_is_refused_without_repeating_a_secret(string text)
    {
        var refused = Assert.Throws<FormatException>(() => StorePlace.Parse(text));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", refused.Message, StringComparison.Ordinal);
    }
}
