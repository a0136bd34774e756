using System.CommandLine;

namespace Playbooks.Cli.Explain.Trust;

/// <summary><c>playbook explain trust --policy FILE --claims FILE [--json]</c> and <c>playbook explain trust --cases FILE [--json]</c>.</summary>
internal static class ExplainTrustCommand
{
    private const int WrongCall = 2;

    internal static Command Build(TextWriter output, TextWriter error)
    {
        var policy = new Option<FileInfo?>("--policy") { Description = "An IAM role's trust policy, or an Entra federated credential (JSON)." };
        var claims = new Option<FileInfo?>("--claims") { Description = "The claims of the identity token (JSON)." };
        var cases = new Option<FileInfo?>("--cases") { Description = "A file of cases with expected answers, each of which is checked." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("trust", "Whether a workflow's identity token may become a cloud identity, and how tight the trust is.")
        {
            policy, claims, cases, json,
        };
        command.SetAction(parsed => (parsed.GetValue(policy), parsed.GetValue(claims), parsed.GetValue(cases)) switch
        {
            ({ } what, { } who, null) => TrustAnswerReport.Run(what.FullName, who.FullName, parsed.GetValue(json), output, error),
            (null, null, { } file) => TrustCasesReport.Run(file.FullName, parsed.GetValue(json), output, error),
            _ => Refuse(error),
        });
        return command;
    }

    private static int Refuse(TextWriter error)
    {
        error.WriteLine("Give --policy and --claims, or --cases alone.");
        return WrongCall;
    }
}
