using Playbooks.Language.Workflows.Expressions;

namespace Playbooks.Language.Tests.Workflows;

public sealed class SecretScanTests
{
    [Theory]
    [InlineData("secrets.TOKEN", "Dot TOKEN")]
    [InlineData("SECRETS.token", "Dot TOKEN")]
    [InlineData(" secrets . TOKEN ", "Dot TOKEN")]
    [InlineData("secrets['TOKEN']", "Index TOKEN")]
    [InlineData("secrets['it''s']", "Index IT'S")]
    [InlineData("github.ref == 'x' && secrets.A || secrets.B", "Dot A; Dot B")]
    [InlineData("format('{0} secrets.NO', secrets.YES)", "Dot YES")]
    [InlineData("toJSON(secrets)", "Whole")]
    [InlineData("secrets", "Whole")]
    [InlineData("secrets.*", "Whole")]
    [InlineData("secrets[*]", "Whole")]
    [InlineData("secrets[matrix.name]", "Dynamic matrix . name")]
    [InlineData("secrets[format('{0}_KEY', inputs.env)]", "Dynamic format ( '{0}_KEY' , inputs . env )")]
    [InlineData("secrets[secrets.NAME]", "Dynamic secrets . NAME; Dot NAME")]
    [InlineData("secrets['a'].b", "Index A")]
    [InlineData("secrets.MY-TOKEN", "Dot MY-TOKEN")]
    [InlineData("github.event.secrets.NO", "")]
    [InlineData("needs.secrets.outputs.x", "")]
    [InlineData("'secrets.NO'", "")]
    [InlineData("my_secrets.NO", "")]
    [InlineData("secretsX.NO", "")]
    [InlineData("secrets[", "Whole")]
    [InlineData("secrets[x", "Dynamic x")]
    [InlineData("secrets.", "Whole")]
    [InlineData("secrets.T\u041EKEN", "Dot T\u041EKEN")]
    [InlineData("s\u0435crets.TOKEN", "")]
    public void An_expression_gives_away(string expression, string expected) =>
        Assert.Equal(expected, string.Join("; ", SecretScan.Secrets(Lexer.Read(expression)).Select(Words)));

    [Theory]
    [InlineData("github.token", true)]
    [InlineData("github['token']", true)]
    [InlineData("secrets.github_token", true)]
    [InlineData("github.token_type", false)]
    [InlineData("steps.github.token", false)]
    [InlineData("'github.token'", false)]
    public void The_token_of_the_job_is_known_in_every_form(string expression, bool uses) => Assert.Equal(uses, SecretScan.UsesToken(Lexer.Read(expression)));

    [Theory]
    [InlineData("a && !b || c != 'x' && d <= 0x1f && e[0].f.*", true)]
    [InlineData("-1.5e-3 == +2", true)]
    [InlineData("secrets.T\u041EKEN", false)]
    [InlineData("\"double\"", false)]
    [InlineData("a + b", false)]
    [InlineData("'open", false)]
    [InlineData("'", false)]
    public void What_is_not_github_s_grammar_is_noticed(string expression, bool understood) => Assert.Equal(understood, SecretScan.IsUnderstood(Lexer.Read(expression)));

    [Theory]
    [InlineData("a ${{ b }} c ${{d}}", " b |d", false)]
    [InlineData("${{ format('}} {0}', x) }}", " format('}} {0}', x) ", false)]
    [InlineData("${{ 'it''s }}' }}", " 'it''s }}' ", false)]
    [InlineData("${{ a", " a", true)]
    [InlineData("${{ 'a }} b", " 'a }} b", true)]
    [InlineData("{{ a }}", "", false)]
    [InlineData("${{}}", "", false)]
    public void Expressions_are_found_inside_a_text(string text, string expressions, bool unclosed)
    {
        var template = Template.Read(text);

        Assert.Equal((expressions, unclosed), (string.Join('|', template.Expressions), template.IsUnclosed));
    }

    private static string Words(SecretUse use) => $"{use.Form} {use.Name ?? use.Computation}".Trim();
}
