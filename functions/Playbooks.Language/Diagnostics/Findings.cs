using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Core.Expressions.Checking;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Diagnostics;

/// <summary>Everything that is wrong with one file, collected while its readers go on.</summary>
internal sealed class Findings(string file)
{
    /// <summary>More than this helps nobody.</summary>
    private const int MostShown = 100;

    /// <summary>A hostile file must not make us write a book.</summary>
    private const int MostKept = 2_000;

    private readonly List<Diagnostic> found = [];

    public int Count => found.Count;

    /// <param name="message">One or more sentences.</param>
    /// <param name="cure">One or more sentences, imperative.</param>
    public void Add(DiagnosticCode code, YamlSpan at, string message, string cure)
    {
        if (found.Count < MostKept)
        {
            found.Add(new Diagnostic(code.Code, file, at.Line, at.Column, Short(message), Short(cure)));
        }
    }

    public void AddRange(ImmutableArray<Diagnostic> others) => found.AddRange(others);

    /// <summary>In the order of the file. What could not even be read as text is not judged by its meaning as well.</summary>
    public ImmutableArray<Diagnostic> Build()
    {
        var unread = found.Where(IsOfText).Select(d => (d.Line, d.Column)).ToHashSet();
        var sorted = found.Where(d => IsOfText(d) || !unread.Contains((d.Line, d.Column))).Distinct().OrderBy(d => d.Line).ThenBy(d => d.Column).ThenBy(d => d.Code, StringComparer.Ordinal).ToList();
        return sorted.Count <= MostShown ? [.. sorted] : [.. sorted.Take(MostShown), More(sorted[MostShown], sorted.Count - MostShown)];
    }

    /// <summary>"Did you mean 'x'?", or the names there are.</summary>
    public static string DidYouMean(string written, IEnumerable<string> known) => Sentence(Nearest.Cure(written, known));

    /// <summary>A phrase that begins in lower case and has no full stop, as a sentence.</summary>
    public static string Sentence(string phrase) =>
        phrase.Length == 0 ? phrase : char.ToUpperInvariant(phrase[0]) + phrase[1..] + (phrase[^1] is '.' or '?' or '…' ? "" : ".");

    private static bool IsOfText(Diagnostic diagnostic) => diagnostic.Code.StartsWith("PB00", StringComparison.Ordinal);

    private Diagnostic More(Diagnostic next, int count) => new(
        DiagnosticCodes.TooMany.Code, file, next.Line, next.Column,
        string.Create(CultureInfo.InvariantCulture, $"From here on there are {count} more problems."), "Put those above right and validate again.");

    private static string Short(string text) => text.Length <= 500 ? text : text[..500] + "…";
}
