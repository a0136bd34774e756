using System.Text;

namespace Playbooks.Core.Secrets;

/// <summary>
/// Replaces every occurrence of the known secrets in any text, as they are and in the forms in which they travel:
/// base64 at each of the three byte shifts (both alphabets), percent-encoded, form-encoded and JSON-escaped.
/// </summary>
public sealed class Redaction
{
    private readonly string[] forms;

    private Redaction(IEnumerable<string> forms) => this.forms = [.. forms.OrderByDescending(f => f.Length).ThenBy(f => f, StringComparer.Ordinal)];

    public static Redaction None { get; } = new([]);

    public static Redaction Of(params IEnumerable<SecretText> secrets) =>
        new(secrets.SelectMany(s => SecretForms.Of(s.Reveal())).ToHashSet(StringComparer.Ordinal));

    public bool IsClean(string text) => !forms.Any(f => text.Contains(f, StringComparison.Ordinal));

    /// <summary>The text with each run of secret characters replaced by <c>***</c>; overlapping finds become one.</summary>
    public string Apply(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var covered = Cover(text);
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!covered[at])
            {
                result.Append(text[at]);
            }
            else if (at == 0 || !covered[at - 1])
            {
                result.Append(SecretText.Mask);
            }
        }

        return result.ToString();
    }

    private bool[] Cover(string text)
    {
        var covered = new bool[text.Length];
        foreach (var form in forms)
        {
            for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.Ordinal))
            {
                covered.AsSpan(at, form.Length).Fill(true);
            }
        }

        return covered;
    }
}
