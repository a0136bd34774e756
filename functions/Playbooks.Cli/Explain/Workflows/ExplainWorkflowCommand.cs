using System.CommandLine;

namespace Playbooks.Cli.Explain.Workflows;

/// <summary><c>playbook explain workflow FILE [--reusable DIR] [--json]</c> and <c>playbook explain workflow DIR --truth FILE [--json]</c>.</summary>
internal static class ExplainWorkflowCommand
{
    internal static Command Build(TextWriter output, TextWriter error)
    {
        var path = new Argument<FileSystemInfo>("path") { Description = "A workflow file; with --truth, the folder whose files are labelled." };
        var reusable = new Option<DirectoryInfo?>("--reusable") { Description = "Where called workflows lie: DIR/.github/workflows/x.yml, or DIR/owner/repository/… for those of others." };
        var truth = new Option<FileInfo?>("--truth") { Description = "A JSON file of labelled facts by file path; every file it names is compared." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("workflow", "Which secrets, permissions and identities each job of a GitHub workflow can reach.") { path, reusable, truth, json };
        command.SetAction(parsed =>
        {
            var what = parsed.GetRequiredValue(path).FullName;
            return parsed.GetValue(truth) is { } labels
                ? LabelledFolderReport.Run(what, labels.FullName, parsed.GetValue(json), output, error)
                : WorkflowReport.Run(what, parsed.GetValue(reusable)?.FullName, parsed.GetValue(json), output, error);
        });
        return command;
    }
}
