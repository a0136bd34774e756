using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Tests.Http;

public class EgressTests
{
    [Theory]
    [InlineData("http://api.example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:pass@api.example.com")]
    [InlineData("api.example.com")]
    public void An_address_that_is_neither_https_nor_loopback_is_refused(string origin) =>
        Assert.Contains(origin, Assert.Throws<ArgumentException>(() => Egress.To(origin)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/x", true)]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5001/x", false)]
    [InlineData("https://*.example.net", "https://a.b.example.net/x", true)]
    [InlineData("https://*.example.net", "https://example.net/x", false)]
    [InlineData("https://*.example.net", "https://evilexample.net/x", false)]
    [InlineData("https://api.example.com", "https://API.example.com/x", true)]
    public void Only_the_configured_origins_are_permitted(string origin, string url, bool permitted) =>
        Assert.Equal(permitted, Egress.To(origin).Permits(new Uri(url)));
}
