using System.CommandLine;

namespace Playbooks.Cli.Explain.Expressions;

/// <summary>
/// <c>playbook explain expression EXPR [--data FILE] [--json]</c> and <c>playbook explain expression --cases FILE [--json]</c>.
/// Exit codes: 0 it ran (also where the expression failed), 1 a case failed, 2 wrong call.
/// </summary>
internal static class ExplainExpression
{
    internal const int CaseFailed = 1;
    internal const int WrongCall = 2;

    internal static Command Build(TextWriter output, TextWriter error)
    {
        var source = new Argument<string?>("expression") { Description = "The expression, bare or within ${{ }}.", Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<FileInfo?>("--data") { Description = "A JSON object; its members are the variables." };
        var cases = new Option<FileInfo?>("--cases") { Description = "A file of cases with expected values, each of which is evaluated." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("expression", "What an expression of a playbook or policy gives.") { source, data, cases, json };
        command.SetAction(parsed => (parsed.GetValue(source), parsed.GetValue(cases)) switch
        {
            ({ } expression, null) => ExpressionAnswer.Run(expression, parsed.GetValue(data)?.FullName, parsed.GetValue(json), output, error),
            (null, { } file) when parsed.GetValue(data) is null => ExpressionCasesReport.Run(file.FullName, parsed.GetValue(json), output, error),
            _ => Refuse(error, "Give an expression, with --data where it has variables, or --cases alone."),
        });
        return command;
    }

    internal static int Refuse(TextWriter error, string message)
    {
        error.WriteLine(message);
        return WrongCall;
    }
}
