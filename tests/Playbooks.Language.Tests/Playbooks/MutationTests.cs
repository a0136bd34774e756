using System.Text;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Language.Playbooks;
using Playbooks.Language.Policies;
using Xunit.Abstractions;

namespace Playbooks.Language.Tests.Playbooks;

/// <summary>Damaged playbooks: whatever is written, the binder answers with a playbook or with diagnostics, and never throws.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Rounds = 400;

    private static readonly string[] Scraps =
    [
        "${{ ", " }}", "${{ steps.runs.output }}", "${{ [] }}", ": ", "- ", "\n", "  ", "\t", "'", "\"", "[", "]", "{", "}", "&a ", "*a", "!x ", "#", "null", "true", "1.5", "99999999999999999999",
        "steps", "inputs['bad-commits']", "after: [undo]\n", "for-each: ${{ 1 }}\n", "list<", "7d", "\u0000", "é", "\uD83D\uDE00", "|\n", ">-\n", "? ", "---\n", "%YAML 1.2\n",
    ];

    [Fact]
    public void A_damaged_playbook_binds_or_is_refused_with_reasons() => Damage("tests/Playbooks.Language.Tests/Fixtures/package-compromise.yaml", bytes =>
    {
        switch (PlaybookBinder.Bind("damaged.yaml", bytes, TestCatalog.Contracts))
        {
            case Bound.Success success:
                var written = PlaybookJson.Write(success.Playbook);
                var again = PlaybookJson.Write(PlaybookJson.Read(written));
                Assert.Equal(PlainJson.Write(written), PlainJson.Write(again));
                Assert.Equal(PlaybookJson.DigestOf(written), PlaybookJson.DigestOf(again));
                return true;
            case Bound.Failure failure:
                Assert.InRange(failure.Diagnostics.Length, 1, 101);
                Assert.All(failure.Diagnostics, diagnostic => Assert.True(diagnostic is { Line: > 0, Column: > 0, Message: not "", Cure: not "" }, diagnostic.ToString()));
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    });

    [Fact]
    public void Damaged_policies_bind_or_are_refused_with_reasons() => Damage("playbooks/policies/baseline.yaml", bytes =>
        PolicyBinder.Bind("damaged.yaml", bytes, TestCatalog.Contracts) switch
        {
            BoundPolicies.Success success => Core.Policy.PolicySet.Read(success.Policies).Policies.Length > 0,
            BoundPolicies.Failure failure => failure.Diagnostics.IsEmpty ? throw new Xunit.Sdk.XunitException("refused without a reason") : false,
            _ => throw new System.Diagnostics.UnreachableException(),
        });

    private void Damage(string file, Predicate<byte[]> bind)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PLAYBOOKS_SEED"), out var given) ? given : 20_250_314;
        output.WriteLine($"seed {seed}");
        var chance = new Random(seed);
        var whole = File.ReadAllText(RepositoryFiles.Path(file));
        var bound = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutated(whole, chance);
            try
            {
                bound += bind(Encoding.UTF8.GetBytes(text)) ? 1 : 0;
            }
            catch (Exception wrong) when (wrong is not Xunit.Sdk.XunitException)
            {
                throw new Xunit.Sdk.XunitException($"seed {seed}, round {round}: {wrong}\n{text}");
            }
        }

        output.WriteLine($"{bound} of {Rounds} still bind");
        Assert.InRange(bound, 1, Rounds - 1);
    }

    private static string Mutated(string text, Random chance)
    {
        for (var times = chance.Next(1, 4); times > 0; times--)
        {
            var lines = text.Split('\n').ToList();
            var line = chance.Next(lines.Count);
            var at = chance.Next(text.Length + 1);
            text = chance.Next(7) switch
            {
                0 => text.Insert(at, Scraps[chance.Next(Scraps.Length)]),
                1 => text.Remove(at, Math.Min(chance.Next(1, 12), text.Length - at)),
                2 => string.Join('\n', lines.Where((_, i) => i != line)),
                3 => string.Join('\n', lines.Take(line).Append(lines[chance.Next(lines.Count)]).Concat(lines.Skip(line))),
                4 => string.Join('\n', lines.Select((l, i) => i == line ? l + Scraps[chance.Next(Scraps.Length)] : l)),
                5 => string.Join('\n', lines.Select((l, i) => i == line ? " " + l : l)),
                _ => string.Join('\n', lines.Select((l, i) => i == line && l.Contains(": ", StringComparison.Ordinal) ? l[..(l.IndexOf(": ", StringComparison.Ordinal) + 2)] + Scraps[chance.Next(Scraps.Length)] : l)),
            };
        }

        return text;
    }
}
