using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Playbooks.Core.Playbooks;
using Playbooks.Language.Playbooks;
using Playbooks.Language.Policies;

namespace Playbooks.Language.Tests.Playbooks;

/// <summary>A file of <c>Cases</c>. A refused one says at its end what must be found in it: <c>#! PB0123 12:5</c>, code, line and column.</summary>
internal sealed partial record Case(string Name, byte[] Bytes, IReadOnlyList<string> Expected)
{
    private const string Folder = "tests/Playbooks.Language.Tests/Cases";

    public static IEnumerable<string> Names(string kind) => RepositoryFiles.In($"{Folder}/{kind}").Select(file => $"{kind}/{Path.GetFileNameWithoutExtension(file)}");

    public static Case Read(string name)
    {
        var path = RepositoryFiles.Path($"{Folder}/{name}.yaml");
        var expected = Remark().Matches(File.ReadAllText(path)).Select(match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value} {match.Groups[2].Value}"));
        return new(name, File.ReadAllBytes(path), [.. expected.Order(StringComparer.Ordinal)]);
    }

    public bool IsOfPolicies => Name.Contains("/policies-", StringComparison.Ordinal);

    public ImmutableArray<Diagnostic> Diagnostics() => IsOfPolicies
        ? PolicyBinder.Bind(Name, Bytes, TestCatalog.Contracts) is BoundPolicies.Failure wrong ? wrong.Diagnostics : []
        : PlaybookBinder.Bind(Name, Bytes, TestCatalog.Contracts) is Bound.Failure failure ? failure.Diagnostics : [];

    [GeneratedRegex(@"^#! (PB[0-9]{4}) ([0-9]+:[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Remark();
}
