using System.Buffers;
using System.Text;

namespace Playbooks.Crashes.Tests;

/// <summary>Looks for the tenant's secret values in everything that a drill wrote: as they are, in Base64 at any offset, and in the forms of URLs and of JSON.</summary>
internal static class Canaries
{
    private const int Shortest = 8;

    /// <summary>The files, or the outputs of workers, that hold one, and where.</summary>
    public static IReadOnlyList<string> FindIn(Tenancy tenancy)
    {
        var files = Directory.EnumerateFiles(tenancy.Store, "*", SearchOption.AllDirectories).Select(file => (Name: file, Text: Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        var outputs = tenancy.Said.Select((text, life) => (Name: $"output of life {life + 1}", Text: text));
        return FindIn(tenancy.Sandbox.Secrets, files.Concat(outputs));
    }

    /// <param name="texts">With their names.</param>
    public static IReadOnlyList<string> FindIn(IEnumerable<string> secrets, IEnumerable<(string Name, string Text)> texts)
    {
        var forms = SearchValues.Create([.. secrets.Where(secret => secret.Length >= Shortest).SelectMany(Forms).Distinct()], StringComparison.Ordinal);
        return [.. texts.Select(item => (item.Name, At: item.Text.AsSpan().IndexOfAny(forms))).Where(item => item.At >= 0).Select(item => $"{item.Name} at {item.At}")];
    }

    private static IEnumerable<string> Forms(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        System.Text.Json.JsonEncodedText.Encode(secret).ToString(),
        .. Enumerable.Range(0, 3).Select(offset => Base64(secret, offset)).SelectMany(text => new[] { text, text.Replace('+', '-').Replace('/', '_') }),
    ];

    /// <summary>The characters that are the same whatever stands before and after.</summary>
    private static string Base64(string secret, int offset)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var whole = (bytes.Length + offset) / 3 * 4;
        return Convert.ToBase64String([.. new byte[offset], .. bytes])[(offset == 0 ? 0 : 4)..whole];
    }
}
