using Playbooks.Core.Expressions.Cases;
using Playbooks.Core.Values;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Expressions;

/// <summary>The language specification's own cases, read in place; what is left out stands with its reason in left-out.json.</summary>
public sealed class ConformanceTests
{
    [DataFact("cel/cases.json")]
    public void Every_case_of_the_specification_holds_unless_it_is_left_out_with_a_reason()
    {
        var leftOut = LeftOut();
        var (cases, error) = ExpressionCases.Read(File.ReadAllText(SharedData.Get("cel/cases.json")));
        Assert.Null(error);
        Assert.True(cases.Length > 1000);
        Assert.Empty(cases.Where(c => !leftOut.ContainsKey(NameOf(c)) && c.Run() is not null).Select(c => $"{NameOf(c)}: {c.Source} gave {c.Run()}"));
        Assert.Empty(cases.Where(c => leftOut.ContainsKey(NameOf(c)) && c.Run() is null).Select(c => $"{NameOf(c)} is left out but holds"));
    }

    [Fact]
    public void A_case_that_is_left_out_has_a_reason() => Assert.All(LeftOut().Values, reason => Assert.True(reason.Length > 10));

    private static string NameOf(ExpressionCase example) => $"{example.File}/{example.Section}/{example.Name}";

    private static Dictionary<string, string> LeftOut()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Expressions", "left-out.json");
        var list = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(File.ReadAllText(path))).Value;
        return list.Items.ToDictionary(e => e.GetText("case") ?? "", e => e.GetText("reason") ?? "", StringComparer.Ordinal);
    }
}
