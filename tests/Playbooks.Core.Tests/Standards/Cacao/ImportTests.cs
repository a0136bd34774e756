using Playbooks.Core.Playbooks;
using Playbooks.Core.Standards.Cacao;
using Playbooks.Core.Standards.Cacao.Import;
using Playbooks.Core.Standards.Cacao.Signing;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Standards.Cacao;

public sealed class ImportTests
{
    private const string First = "00000001";

    [Fact]
    public void Tasks_come_one_after_the_other_and_each_command_is_one()
    {
        var steps = StepsOf(Flow(Action("1", "2", ["Look", "Ask again"], "action"), Action("2", null, "Write")));

        Assert.Equal([("step-1", ""), ("step-1-2", "step-1"), ("step-2", "step-1-2")], steps.Select(step => (step.Id, string.Join(',', step.After))));
        Assert.All(steps, step => Assert.Equal("human.task", step.Uses));
    }

    [Fact]
    public void Branches_that_run_together_wait_for_what_came_before_and_are_waited_for()
    {
        var parallel = Step("parallel", "5", ("next_steps", Value.ListOf([Id("action", "2"), Id("action", "3")])), ("on_completion", Value.Of(Id("action", "4"))));

        var steps = StepsOf(Flow(Action("1", "5", "a", next: "parallel"), parallel, Action("2", null, "b"), Action("3", null, "c"), Action("4", null, "d")));

        Assert.Equal(["", "step-1", "step-1", "step-2,step-3"], steps.Select(step => string.Join(',', step.After)));
    }

    [Theory]
    [InlineData("__case__:value = 'big'", "(inputs['case'] == \"big\")")]
    [InlineData("__case__:value != 'a\\'b' AND NOT __size__:value >= 5", "(inputs['case'] != \"a'b\" && !(double(inputs['size']) >= 5.0))")]
    [InlineData("(__case__:value IN ('x', 'y')) OR __size__:value == 1.5", "((inputs['case'] in [\"x\", \"y\"]) || inputs['size'] == \"1.5\")")]
    [InlineData("__fixed__:value = 'f'", "(\"f\" == \"f\")")]
    public void A_condition_is_asked_where_the_branch_begins(string condition, string when)
    {
        var asked = Step("if-condition", "5", ("condition", Value.Of(condition)), ("on_true", Value.Of(Id("action", "2"))), ("on_false", Value.Of(Id("action", "3"))), ("on_completion", Value.Of(Id("action", "4"))));

        var steps = StepsOf(Flow(Action("1", "5", "a", next: "if-condition"), asked, Action("2", null, "b"), Action("3", null, "c"), Action("4", null, "d")));

        Assert.Equal([null, $"${{{{ {when} }}}}", $"${{{{ (!({when[1..^1]})) }}}}", null], steps.Select(step => step.When?.Source));
        Assert.Equal("step-2,step-3", string.Join(',', steps[3].After));
    }

    [Fact]
    public void A_switch_takes_its_default_where_no_case_fits()
    {
        var cases = Value.MapOf(("big", Value.Of(Id("action", "2"))), ("default", Value.Of(Id("action", "3"))));
        var chosen = Step("switch-condition", "5", ("switch", Value.Of("__case__:value")), ("cases", cases));

        var steps = StepsOf(Flow(Action("1", "5", "a", next: "switch-condition"), chosen, Action("2", null, "b"), Action("3", null, "c")));

        Assert.Equal([null, "${{ (inputs['case'] == \"big\") }}", "${{ (!(inputs['case'] in [\"big\"])) }}"], steps.Select(step => step.When?.Source));
    }

    [Fact]
    public void What_looks_like_an_expression_of_ours_stays_text()
    {
        var step = Assert.Single(StepsOf(Flow(Action("1", null, "Say ${{ inputs.case }} and __case__:value"))));

        var what = ((Argument.Leaf)step.With.Find("what")!).Template;
        var said = what.Evaluate(new Dictionary<string, Value> { ["inputs"] = Value.MapOf(("case", Value.Of("huge"))) });
        Assert.Equal(Value.Of("Say ${{ inputs.case }} and huge"), Assert.IsType<Core.Expressions.EvaluationResult.Success>(said).Value);
    }

    [Fact]
    public void A_failure_that_changes_nothing_goes_on_and_one_that_ends_stops()
    {
        var on = Step("action", "1", [.. Doing("a"), ("on_success", Value.Of(Id("action", "2"))), ("on_failure", Value.Of(Id("action", "2")))]);
        var off = Step("action", "2", [.. Doing("b"), ("on_success", Value.Of(Id("action", "3"))), ("on_failure", Value.Of(Id("end", "9")))]);

        Assert.Equal([FailureRule.Continue, FailureRule.Stop, FailureRule.Stop], StepsOf(Flow(on, off, Action("3", null, "c"))).Select(step => step.OnFailure));
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { ImportCode.CommandKind, "bash" },
        { ImportCode.Delay, "delay" },
        { ImportCode.StepKind, "while" },
        { ImportCode.StepKind, "playbook" },
        { ImportCode.FailureBranch, "failure" },
        { ImportCode.FailureBranch, "exception" },
        { ImportCode.Merge, "merge" },
        { ImportCode.Condition, "condition" },
        { ImportCode.Condition, "answer" },
        { ImportCode.Variable, "unknown" },
        { ImportCode.Revoked, "revoked" },
        { ImportCode.Nothing, "nothing" },
        { CacaoCode.Unreachable, "unreachable" },
        { CacaoCode.DanglingStep, "dangling" },
        { CacaoCode.Loop, "loop" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_a_run_cannot_do_is_refused_and_says_why(string code, string what)
    {
        var refused = Assert.IsType<Imported.Refused>(CacaoImport.Read(CacaoValidation.Check(Unfit(what))));

        Assert.Contains(code, refused.Reasons.Select(reason => reason.Code));
        Assert.All(refused.Reasons, reason => Assert.NotEmpty(reason.Message));
    }

    [Fact]
    public void Importing_never_throws_and_never_imports_what_is_not_valid()
    {
        foreach (var document in Mutations.Of(Flow(Action("1", "2", "a"), Action("2", null, "b"))).Concat(Mutations.Of(Examples.Everything()).Where((_, i) => i % 7 == 0)))
        {
            var verdict = CacaoValidation.Check(document);
            var imported = CacaoImport.Read(verdict);

            Assert.True(imported is Imported.Success ? verdict.IsValid : imported is Imported.Refused { Reasons.IsEmpty: false });
        }
    }

    private static Value Unfit(string what) => what switch
    {
        "bash" => Flow(Step("action", "1", [.. Doing("ls", "bash"), ("on_completion", Value.Of(Id("end", "9")))])),
        "delay" => Flow(Step("action", "1", [.. Doing("a"), ("delay", Value.Of(1000)), ("on_completion", Value.Of(Id("end", "9")))])),
        "while" => Flow(Action("1", "5", "a", next: "while-condition"), Step("while-condition", "5", ("condition", Value.Of("__case__:value = 'x'")), ("on_true", Value.Of(Id("end", "9"))))),
        "playbook" => Flow(Action("1", "5", "a", next: "playbook-action"), Step("playbook-action", "5", ("playbook_id", Value.Of(Id("playbook", "7"))), ("on_completion", Value.Of(Id("end", "9"))))),
        "failure" => Flow(Step("action", "1", [.. Doing("a"), ("on_success", Value.Of(Id("end", "9"))), ("on_failure", Value.Of(Id("action", "2")))]), Action("2", null, "b")),
        "exception" => SignedForm.With(Flow(Action("1", null, "a"), Action("2", null, "b")), "workflow_exception", Value.Of(Id("action", "2"))),
        "merge" => Flow(
            Action("1", "5", "a", next: "parallel"),
            Step("parallel", "5", ("next_steps", Value.ListOf([Id("action", "2"), Id("action", "3")]))), Action("2", "4", "b"), Action("3", "4", "c"), Action("4", null, "d")),
        "condition" => Flow(Action("1", "5", "a", next: "if-condition"), Step("if-condition", "5", ("condition", Value.Of("the moon is full")), ("on_true", Value.Of(Id("end", "9"))))),
        "answer" => Flow(
            Step("action", "1", [.. Doing("a"), ("out_args", Value.ListOf(["__case__"])), ("on_completion", Value.Of(Id("if-condition", "5")))]),
            Step("if-condition", "5", ("condition", Value.Of("__case__:value = 'x'")), ("on_true", Value.Of(Id("end", "9"))))),
        "unknown" => Flow(Action("1", null, "Look at __nothing__:value")),
        "revoked" => SignedForm.With(Flow(Action("1", null, "a")), "revoked", Value.True),
        "nothing" => Flow(Step("if-condition", "1", ("condition", Value.Of("__case__:value = 'x'")), ("on_true", Value.Of(Id("end", "9"))))),
        "unreachable" => Flow(Action("1", null, "a"), Action("2", null, "b")),
        "dangling" => Flow(Action("1", "8", "a")),
        _ => Flow(Action("1", "2", "a"), Action("2", "1", "b")),
    };

    private static Step[] StepsOf(Value document) =>
        CacaoImport.Read(CacaoValidation.Check(document)) switch
        {
            Imported.Success success => [.. Assert.Single(success.Playbook.Stages).Steps],
            Imported.Refused refused => throw new Xunit.Sdk.XunitException(string.Join('\n', refused.Reasons)),
            _ => [],
        };

    /// <summary>A document that starts at the first of the steps.</summary>
    private static Value Flow(params (string Id, Value Step)[] steps) => Value.MapOf(
        ("type", Value.Of("playbook")), ("spec_version", Value.Of("cacao-2.0")), ("id", Value.Of(Id("playbook", "1"))), ("name", Value.Of("A flow")),
        ("created_by", Value.Of(Id("identity", "1"))), ("created", Value.Of("2026-01-01T00:00:00Z")), ("modified", Value.Of("2026-01-01T00:00:00Z")),
        ("playbook_variables", Value.MapOf(
            ("__case__", Variable("small", "constant", false)), ("__size__", Variable("1", "external", true)), ("__fixed__", Variable("f", "constant", true)))),
        ("workflow_start", Value.Of(Id("start", "1"))),
        ("workflow", Value.MapOf([Step("start", "1", ("on_completion", Value.Of(steps[0].Id))), .. steps, Step("end", "9")])),
        ("agent_definitions", Value.MapOf((Id("group", "1"), Value.MapOf(("type", Value.Of("group")), ("name", Value.Of("Team")))))));

    private static Value Variable(string value, string flag, bool set) => Value.MapOf(("type", Value.Of("string")), ("value", Value.Of(value)), (flag, Value.Of(set)));

    private static (string Id, Value Step) Action(string n, string? following, string command) => Action(n, following, [command], "action");

    private static (string Id, Value Step) Action(string n, string? following, string command, string next) => Action(n, following, [command], next);

    private static (string Id, Value Step) Action(string n, string? following, string[] commands, string next) => Step("action", n,
        ("name", Value.Of($"Step {n}")), ("agent", Value.Of(Id("group", "1"))),
        ("commands", Value.ListOf(commands.Select(command => Value.MapOf(("type", Value.Of("manual")), ("command", Value.Of(command)))))),
        ("on_completion", Value.Of(following is null ? Id("end", "9") : Id(next, following))));

    private static (string, Value)[] Doing(string command, string type = "manual") =>
        [("agent", Value.Of(Id("group", "1"))), ("commands", Value.ListOf([Value.MapOf(("type", Value.Of(type)), ("command", Value.Of(command)))]))];

    private static (string Id, Value Step) Step(string type, string n, params (string, Value)[] members) => (Id(type, n), Value.MapOf([("type", Value.Of(type)), .. members]));

    private static string Id(string type, string n) => $"{type}--{First}-0000-4000-8000-{n.PadLeft(12, '0')}";
}
