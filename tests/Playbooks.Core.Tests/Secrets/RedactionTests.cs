using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Playbooks.Core.Secrets;

namespace Playbooks.Core.Tests.Secrets;

public class RedactionTests
{
    private const string Alphabet = "abcXYZ0189+/=&%\"\\<>'äé✓ -_.~:;\n";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_form_of_a_secret_is_redacted_wherever_it_stands()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var text = Text(random, random.Next(6, 40));
            using var secret = SecretText.Of(text);
            var redaction = Redaction.Of(secret);
            foreach (var form in Forms(text))
            {
                var before = Text(random, random.Next(0, 5));
                var after = Text(random, random.Next(0, 5));
                var result = redaction.Apply($"{before}\u0001{form}\u0001{after}");
                Assert.True(result == $"{before}\u0001***\u0001{after}", $"seed {seed}, round {round}: {form} in {result}");
            }
        }
    }

    [Fact]
    public void Base64_of_a_text_that_contains_the_secret_keeps_nothing_of_it()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var text = Text(random, random.Next(6, 40));
            using var secret = SecretText.Of(text);
            var whole = Encoding.UTF8.GetBytes($"{Text(random, random.Next(0, 7))}{text}{Text(random, random.Next(0, 7))}");
            foreach (var encoded in new[] { Convert.ToBase64String(whole), Convert.ToBase64String(whole).Replace('+', '-').Replace('/', '_') })
            {
                var result = Redaction.Of(secret).Apply(encoded);
                Assert.True(result.Contains("***", StringComparison.Ordinal), $"seed {seed}, round {round}: {encoded}");
                Assert.True(encoded.Length - result.Length + 3 >= (Encoding.UTF8.GetByteCount(text) * 8 / 6) - 2, $"seed {seed}, round {round}: too much of {encoded} is left");
            }
        }
    }

    [Fact]
    public void Text_without_a_secret_stays_as_it_is()
    {
        using var secret = SecretText.Of("s3cr3t-value");

        Assert.Equal("a harmless line", Redaction.Of(secret).Apply("a harmless line"));
        Assert.True(Redaction.None.IsClean("anything"));
    }

    [Fact]
    public void Overlapping_secrets_leave_no_fragment()
    {
        using var one = SecretText.Of("abcdef");
        using var two = SecretText.Of("defghi");

        Assert.Equal("x***y", Redaction.Of(one, two).Apply("xabcdefghiy"));
    }

    [Fact]
    public void An_empty_secret_redacts_nothing()
    {
        using var nothing = SecretText.Of("");

        Assert.Equal("text", Redaction.Of(nothing).Apply("text"));
    }

    private static IEnumerable<string> Forms(string text) =>
    [
        text,
        Uri.EscapeDataString(text),
        WebUtility.UrlEncode(text),
        JsonSerializer.Serialize(text)[1..^1],
        JsonSerializer.Serialize(text, Relaxed)[1..^1],
    ];

    private static string Text(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
}
