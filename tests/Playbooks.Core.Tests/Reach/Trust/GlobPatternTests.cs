using Playbooks.Core.Reach.Trust;
using Xunit.Abstractions;

namespace Playbooks.Core.Tests.Reach.Trust;

public sealed class GlobPatternTests(ITestOutputHelper output)
{
    private const int Longest = 6;

    private static readonly string[] Texts = [.. AllTexts("ab", Longest)];

    [Theory]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    [InlineData("repo:o/r:*", "repo:o/r:ref:refs/heads/x/y", true)]
    [InlineData("repo:o/r:*", "repo:o@1/r@2:ref:refs/heads/main", false)]
    [InlineData("mai?", "main", true)]
    [InlineData("mai?", "mai", false)]
    [InlineData("main*", "main", true)]
    [InlineData("*a*b", "aab", true)]
    [InlineData("main", "Main", false)]
    public void A_star_is_any_run_and_a_question_mark_one_character(string pattern, string text, bool expected) =>
        Assert.Equal(expected, GlobPattern.Parse(pattern).Matches(text));

    [Fact]
    public void A_literal_takes_wildcards_for_themselves()
    {
        Assert.False(GlobPattern.Literal("repo:*").Matches("repo:o/r"));
        Assert.True(GlobPattern.Literal("repo:*").Matches("repo:*"));
    }

    [Fact]
    public void Two_patterns_meet_exactly_when_a_short_text_is_in_both()
    {
        foreach (var (left, right) in Pairs(seed: 20260721))
        {
            // Of at most four pieces each, so a common text, if there is any, is among those of up to six letters.
            var common = Texts.Any(t => GlobPattern.Parse(left).Matches(t) && GlobPattern.Parse(right).Matches(t));
            Assert.True(common == GlobPattern.Parse(left).Intersects(GlobPattern.Parse(right)), $"'{left}' with '{right}'");
        }
    }

    [Fact]
    public void A_pattern_covers_another_exactly_when_no_short_text_is_only_in_the_other()
    {
        string[] texts = [.. AllTexts("abc", Longest)];
        foreach (var (left, right) in Pairs(seed: 20260722))
        {
            var covers = texts.All(t => !GlobPattern.Parse(right).Matches(t) || GlobPattern.Parse(left).Matches(t));
            Assert.True(covers == GlobPattern.Parse(left).Covers(GlobPattern.Parse(right)), $"'{left}' over '{right}'");
        }
    }

    [Fact]
    public void Many_stars_are_compared_without_running_away()
    {
        var many = GlobPattern.Parse(string.Concat(Enumerable.Repeat("*a*b", 60)));

        Assert.True(many.Intersects(GlobPattern.Parse(string.Concat(Enumerable.Repeat("?*", 100)))));
        Assert.False(many.Matches(new string('a', 4000)));
        Assert.False(many.Covers(GlobPattern.Parse(string.Concat(Enumerable.Repeat("b*a", 60)))));
    }

    private static IEnumerable<string> AllTexts(string letters, int longest) =>
        Enumerable.Range(0, longest).Aggregate(
            (IEnumerable<string>)[""],
            (all, _) => all.Concat(all.SelectMany(t => letters.Select(c => t + c))).Distinct().ToArray());

    private (string Left, string Right)[] Pairs(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        return Enumerable.Range(0, 3000).Select(_ => (Pattern(random), Pattern(random))).ToArray();
    }

    private static string Pattern(Random random) => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => "ab?*"[random.Next(4)]));
}
