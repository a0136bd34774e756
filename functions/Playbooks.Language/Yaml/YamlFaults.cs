using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Core.Playbooks;
using YamlDotNet.Core;

namespace Playbooks.Language.Yaml;

/// <summary>Every message of the YAML reader beside its code, PB0001 to PB0019.</summary>
internal sealed class YamlFaults(string file)
{
    /// <summary>More than this helps nobody, and a hostile file must not make us write a book.</summary>
    private const int Most = 100;

    private readonly List<Diagnostic> found = [];

    internal ImmutableArray<Diagnostic> Build() => [.. found.OrderBy(d => d.Line).ThenBy(d => d.Column)];

    internal void TooLarge(int bytes, int limit) =>
        Add("PB0001", YamlSpan.Start, $"The file has {bytes:N0} bytes; at most {limit:N0} are read.", "Split the file, or move long text out of it.");

    internal void NotUtf8(YamlSpan at) =>
        Add("PB0002", at, "The file is not UTF-8 text.", "Save it as UTF-8 (UTF-16 and binary files are not read).");

    internal void ControlCharacter(YamlSpan at, char c) =>
        Add("PB0003", at, $"The character U+{(int)c:X4} is not allowed in YAML; this may be a binary file.", "Remove the character, or write it as an escape inside double quotes.");

    internal void Tab(YamlSpan at) =>
        Add("PB0004", at, "A tab stands where the line is indented.", "Indent with spaces; YAML does not allow tabs there.");

    internal void TooDeep(YamlSpan at, int limit) =>
        Add("PB0006", at, $"Lists and maps are nested more than {limit} levels deep.", "Flatten the file.");

    internal void TooMany(YamlSpan at, int limit) =>
        Add("PB0007", at, $"The file holds more than {limit:N0} values.", "Split the file.");

    internal void Anchor(YamlSpan at, string name) =>
        Add("PB0008", at, $"The anchor &{name} is not allowed here.", "Write the value out where it is used.");

    internal void Alias(YamlSpan at, string name) =>
        Add("PB0009", at, $"The alias *{name} is not allowed here.", "Write the value out; a text that begins with * needs quotes.");

    internal void Tag(YamlSpan at, string tag) =>
        Add("PB0010", at, $"The tag {tag} is not allowed here.", "Remove the tag; a text that begins with ! needs quotes.");

    internal void Duplicate(YamlDuplicate twice) =>
        Add("PB0011", twice.Again, $"The key '{Short(twice.Key)}' is already there in line {twice.First.Line}.", "Keep one of the two.");

    internal void SecondDocument(YamlSpan at) =>
        Add("PB0012", at, "A second document begins here.", "Keep one document per file: remove the line '---' and what follows, or move it to its own file.");

    internal void Empty() =>
        Add("PB0013", YamlSpan.Start, "The file is empty.", "Write at least one key and its value.");

    internal void KeyIsNoText(YamlSpan at) =>
        Add("PB0014", at, "A key of this map is a list or a map.", "Use a text as key; a value that begins with [ or { needs quotes.");

    internal void UnknownAlias(YamlSpan at, string name) =>
        Add("PB0015", at, $"The alias *{name} names no anchor above it.", $"Define &{name} first; a text that begins with * needs quotes.");

    internal void EndlessAlias(YamlSpan at, string name) =>
        Add("PB0016", at, $"The alias *{name} stands inside the value that it names.", "Break the circle.");

    internal void Unfolds(YamlSpan at, int limit) =>
        Add("PB0017", at, $"Written out, the aliases of this file make more than {limit:N0} values.", "Use fewer aliases inside anchored values.");

    internal void Syntax(string text, YamlException wrong)
    {
        var at = Span(wrong.Start, wrong.Start);
        var isTab = wrong.Message.Contains("tab as indentation", StringComparison.Ordinal);
        if (IndentedByTab(text, isTab ? 1 : at.Line - 1, isTab ? int.MaxValue : (int)wrong.End.Line + 1) is { } tab)
        {
            Tab(tab);
            return;
        }

        Add("PB0005", at, $"This is not valid YAML: {Plain(wrong.Message)}", "Check the indentation, the colons and the quotes of this line and of the one above; a text with a colon and a space in it needs quotes.");
    }

    internal static YamlSpan Span(Mark start, Mark end) => new((int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);

    private static YamlSpan? IndentedByTab(string text, int first, int last)
    {
        var number = 1;
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            if (number >= first && row[..^row.TrimStart(" \t").Length].IndexOf('\t') is >= 0 and var tab)
            {
                return YamlSpan.At(number, tab + 1);
            }

            if (number++ >= last)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>YamlDotNet's own words without the place, which the diagnostic carries already, as one sentence.</summary>
    private static string Plain(string message)
    {
        var words = message.StartsWith('(') && message.IndexOf("): ", StringComparison.Ordinal) is > 0 and var end ? message[(end + 3)..] : message;
        words = Short(words.ReplaceLineEndings(" ").Trim().TrimEnd('.'));
        return words.Length == 0 ? "the parser gave no reason." : string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(words[0])}{words[1..]}.");
    }

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";

    private void Add(string code, YamlSpan at, FormattableString message, string cure) =>
        Add(code, at, message.ToString(CultureInfo.InvariantCulture), cure);

    private void Add(string code, YamlSpan at, string message, string cure)
    {
        if (found.Count < Most)
        {
            found.Add(new(code, file, at.Line, at.Column, message, cure));
        }
    }
}
