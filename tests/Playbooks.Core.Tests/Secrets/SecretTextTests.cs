using System.Text.Json;
using Playbooks.Core.Secrets;

namespace Playbooks.Core.Tests.Secrets;

public class SecretTextTests
{
    [Fact]
    public void A_secret_prints_as_a_mask_everywhere()
    {
        using var secret = SecretText.Of("hunter2-hunter2");

        Assert.Equal("***", secret.ToString());
        Assert.Equal("token ***", $"token {secret}");
        Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(secret), StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_overwrites_the_bytes_and_refuses_to_reveal_them()
    {
        var secret = SecretText.Of("hunter2");
        var bytes = secret.Reveal();

        secret.Dispose();

        Assert.Equal(new byte[7], bytes.ToArray());
        Assert.Throws<ObjectDisposedException>(() => secret.RevealText());
    }

    [Fact]
    public void Two_secrets_are_equal_by_content()
    {
        using var one = SecretText.Of("ä-secret");
        using var same = SecretText.OfUtf8("ä-secret"u8);
        using var other = SecretText.Of("ä-secreT");

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }
}
