using System.Globalization;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Language.Playbooks;

namespace Playbooks.Language.Tests.Playbooks;

public sealed class CaseTests
{
    public static TheoryData<string> Accepted => [.. Case.Names("accepted")];

    public static TheoryData<string> Refused => [.. Case.Names("refused")];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void An_accepted_case_binds_and_survives_being_pinned(string name)
    {
        Assert.Equal("", string.Join('\n', Case.Read(name).Diagnostics()));
        if (PlaybookBinder.Bind(name, Case.Read(name).Bytes, TestCatalog.Contracts) is Bound.Success bound)
        {
            var written = PlaybookJson.Write(bound.Playbook);
            Assert.Equal(PlainJson.Write(written), PlainJson.Write(PlaybookJson.Write(PlaybookJson.Read(written))));
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_refused_case_gives_exactly_what_it_says(string name)
    {
        var expected = Case.Read(name);

        var diagnostics = expected.Diagnostics();

        var found = diagnostics.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Code} {d.Line}:{d.Column}")).Order(StringComparer.Ordinal);
        Assert.True(expected.Expected.SequenceEqual(found), $"expected:\n{string.Join('\n', expected.Expected)}\nfound:\n{string.Join('\n', diagnostics)}");
        Assert.All(diagnostics, diagnostic => Assert.Matches(@"^[A-Z'].*[.?…]$", diagnostic.Message));
        Assert.All(diagnostics, diagnostic => Assert.Matches(@"^[A-Z'].*[.?…]$", diagnostic.Cure));
    }
}
