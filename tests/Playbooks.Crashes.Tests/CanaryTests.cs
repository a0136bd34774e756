using System.Buffers.Text;
using System.Text;

namespace Playbooks.Crashes.Tests;

public sealed class CanaryTests
{
    public static TheoryData<string> Forms => ["plain", "base64", "base64 in the midst", "base64url", "URL"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_secret_that_was_written_is_found_in_every_form(string form)
    {
        await using var tenancy = await Tenancy.OpenAsync(CancellationToken.None);
        Assert.Empty(Canaries.FindIn(tenancy));
        var secret = tenancy.Sandbox.Secrets.First(value => value.Contains('/', StringComparison.Ordinal) && value.Contains('+', StringComparison.Ordinal));

        await File.WriteAllTextAsync(Path.Combine(tenancy.Store, "anywhere"), $"before {Written(secret, form)} after");

        Assert.Contains("anywhere", Assert.Single(Canaries.FindIn(tenancy)), StringComparison.Ordinal);
    }

    private static string Written(string secret, string form) => form switch
    {
        "plain" => secret,
        "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        "base64 in the midst" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"id:{secret}:end")),
        "base64url" => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(secret)),
        _ => Uri.EscapeDataString(secret),
    };
}
