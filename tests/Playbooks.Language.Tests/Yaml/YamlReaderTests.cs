using System.Text;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Every_scalar_is_text_and_on_stays_on()
    {
        var root = Map(Strict("on: yes\nn: 1\nq: 'null'\nempty:\n"));

        Assert.Equal(["on", "n", "q", "empty"], root.Entries.Select(e => e.Key));
        Assert.Equal("yes", Text(root.Get("on")));
        Assert.Equal("1", Text(root.Get("n")));
        Assert.False(Assert.IsType<YamlNode.Scalar>(root.Get("q")).IsNull);
        Assert.True(Assert.IsType<YamlNode.Scalar>(root.Get("empty")).IsNull);
    }

    [Fact]
    public void Keys_and_values_know_their_place()
    {
        var root = Map(Strict("a: 1\nlist:\n  - name: x\n"));

        var item = Map(Assert.IsType<YamlNode.Sequence>(root.Get("list")).Items[0]);
        Assert.Equal(new YamlSpan(3, 5, 3, 9), item.Entries[0].KeySpan);
        Assert.Equal(new YamlSpan(3, 11, 3, 12), item.Entries[0].Value.Span);
    }

    [Theory]
    [InlineData("", "PB0013", 1, 1)]
    [InlineData("# only a comment\n", "PB0013", 1, 1)]
    [InlineData("a: 1\n\tb: 2\n", "PB0004", 2, 1)]
    [InlineData("a: b: c\n", "PB0005", 1, 5)]
    [InlineData("a: [1, 2\n", "PB0005", 2, 1)]
    [InlineData("jobs:\n  test:\n  :\n", "PB0005", 4, 1)]
    [InlineData("a: &x 1\n", "PB0008", 1, 4)]
    [InlineData("a: *x\n", "PB0009", 1, 4)]
    [InlineData("a: !!str 1\n", "PB0010", 1, 4)]
    [InlineData("a: 1\nb: 2\na: 3\n", "PB0011", 3, 1)]
    [InlineData("a: 1\n---\nb: 2\n", "PB0012", 2, 1)]
    [InlineData("[a, b]: 1\n", "PB0014", 1, 1)]
    [InlineData("a: \u0000\n", "PB0003", 1, 4)]
    public void A_playbook_that_breaks_a_rule_gets_its_code_and_place(string text, string code, int line, int column)
    {
        var wrong = Assert.Single(Strict(text).Diagnostics);

        Assert.Equal((code, "test.yaml", line, column), (wrong.Code, wrong.File, wrong.Line, wrong.Column));
        Assert.EndsWith(".", wrong.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", wrong.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_faults_are_reported_at_once_in_the_order_of_the_text()
    {
        var found = Strict("a: &x 1\na: *x\nb: !t 2\n").Diagnostics;

        Assert.Equal(["PB0008", "PB0011", "PB0009", "PB0010"], found.Select(d => d.Code));
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_change_nothing()
    {
        var plain = Map(Strict("a: 1\nb:\n  - 2\n"));
        var windows = YamlReader.Read("test.yaml", new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes("a: 1\r\nb:\r\n  - 2\r\n")).ToArray(), YamlLimits.Playbook);

        Assert.Empty(windows.Diagnostics);
        Assert.Equal(plain.Entries.Select(e => (e.Key, e.KeySpan)), Map(windows).Entries.Select(e => (e.Key, e.KeySpan)));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_place()
    {
        var found = Assert.Single(YamlReader.Read("test.yaml", new byte[] { (byte)'a', (byte)'\n', 0xFF, 0xFE }, YamlLimits.Playbook).Diagnostics);

        Assert.Equal(("PB0002", 2, 1), (found.Code, found.Line, found.Column));
    }

    [Fact]
    public void A_file_over_the_size_limit_is_not_parsed() =>
        Assert.Equal("PB0001", Assert.Single(YamlReader.Read("test.yaml", new byte[1024 * 1024 + 1], YamlLimits.Playbook).Diagnostics).Code);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "PB0006")]
    [InlineData(100_000, "PB0006")]
    public void Depth_is_bounded(int depth, string? code) =>
        Assert.Equal(code, Strict(new string('[', depth) + new string(']', depth)).Diagnostics.SingleOrDefault()?.Code);

    [Fact]
    public void The_number_of_values_is_bounded() =>
        Assert.Equal("PB0007", Assert.Single(Strict("[" + string.Join(',', Enumerable.Repeat("1", 60_000)) + "]").Diagnostics).Code);

    [Fact]
    public void The_lenient_reader_unfolds_aliases()
    {
        var root = Map(Lenient("a: &x {k: v}\nb: *x\n"));

        Assert.Equal("v", Text(Map(root.Get("b")!).Get("k")));
    }

    [Fact]
    public void The_lenient_reader_keeps_duplicates_and_reports_them_apart()
    {
        var document = Lenient("a: 1\na: 2\n");

        Assert.Empty(document.Diagnostics);
        Assert.Equal("a", Assert.Single(document.Duplicates).Key);
        Assert.Equal("2", Text(Map(document).Get("a")));
    }

    [Theory]
    [InlineData("a: *none\n", "PB0015")]
    [InlineData("a: &x [*x]\n", "PB0016")]
    [InlineData("a: &x {k: {j: *x}}\n", "PB0016")]
    public void A_wrong_alias_ends_the_lenient_reading(string text, string code)
    {
        var document = Lenient(text);

        Assert.Null(document.Root);
        Assert.Equal(code, Assert.Single(document.Diagnostics).Code);
    }

    [Fact]
    public void A_file_whose_aliases_multiply_is_refused()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Equal("PB0017", Assert.Single(Lenient(text.ToString()).Diagnostics).Code);
    }

    [Fact]
    public void Aliases_cannot_dig_deeper_than_the_limit()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 200; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]\n");
        }

        Assert.Equal("PB0006", Assert.Single(Lenient(text.ToString()).Diagnostics).Code);
    }

    [Fact]
    public void No_prefix_or_damage_of_a_text_makes_the_reader_throw()
    {
        const string Sample = "%YAML 1.2\n---\na: &x !t [1, 'two', \"th\\u0041ree\"]\n? b\n: *x\nc: |2-\n   text\nd: {e: >+\n f}\n...\n";
        const string Signs = "{}[]:,-?*&!|>'\"%@`# \n\\\t";
        var chance = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var text = Sample[..chance.Next(Sample.Length)].ToCharArray();
            for (var i = chance.Next(4); i > 0 && text.Length > 0; i--)
            {
                text[chance.Next(text.Length)] = Signs[chance.Next(Signs.Length)];
            }

            var document = Lenient(new string(text));
            Assert.True(document.Root is not null || !document.Diagnostics.IsEmpty);
        }
    }

    private static YamlDocument Strict(string text) => YamlReader.Read("test.yaml", Encoding.UTF8.GetBytes(text), YamlLimits.Playbook);

    private static YamlDocument Lenient(string text) => YamlReader.Read("test.yaml", Encoding.UTF8.GetBytes(text), YamlLimits.Workflow);

    private static YamlNode.Mapping Map(YamlDocument document)
    {
        Assert.Empty(document.Diagnostics);
        return Map(document.Root!);
    }

    private static YamlNode.Mapping Map(YamlNode node) => Assert.IsType<YamlNode.Mapping>(node);

    private static string Text(YamlNode? node) => Assert.IsType<YamlNode.Scalar>(node).Text;
}
