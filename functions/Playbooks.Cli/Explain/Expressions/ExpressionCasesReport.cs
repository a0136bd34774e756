using System.Text;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Core.Expressions.Cases;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Explain.Expressions;

/// <summary>Runs a file of cases and says which do not hold.</summary>
internal static class ExpressionCasesReport
{
    private const int MostBytes = 16 * 1024 * 1024;

    internal static int Run(string path, bool json, TextWriter output, TextWriter error)
    {
        if (BoundedFile.Read(path, MostBytes, error) is not { } bytes)
        {
            return ExplainExpression.WrongCall;
        }

        var (cases, wrong) = ExpressionCases.Read(Encoding.UTF8.GetString(bytes));
        if (wrong is not null)
        {
            return ExplainExpression.Refuse(error, $"{path}: {wrong}");
        }

        var report = ExpressionCases.Run(cases);
        if (json)
        {
            output.WriteLine(PlainJson.Write(report));
        }
        else
        {
            WriteText(report, output);
        }

        return report.Get("failures") is Value.List { Elements.IsEmpty: true } ? 0 : ExplainExpression.CaseFailed;
    }

    private static void WriteText(Value report, TextWriter output)
    {
        foreach (var failure in (report.Get("failures") ?? Value.EmptyList).Items)
        {
            output.WriteLine($"{failure.GetText("file")}/{failure.GetText("section")}/{failure.GetText("name")}: expected {failure.GetText("expected")}, got {failure.GetText("actual")}");
        }

        output.WriteLine($"{PlainJson.Write(report.Get("passed") ?? Value.Nothing)} passed, {PlainJson.Write(report.Get("failed") ?? Value.Nothing)} failed");
    }
}
