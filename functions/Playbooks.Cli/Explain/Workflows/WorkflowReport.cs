using System.Text.Json;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows;

namespace Playbooks.Cli.Explain.Workflows;

/// <summary>Shows per job what a workflow reaches, calls followed.</summary>
internal static class WorkflowReport
{
    private const long Most = 16 * 1024 * 1024;

    internal static int Run(string file, string? reusable, bool json, TextWriter output, TextWriter error)
    {
        if (Directory.Exists(file))
        {
            error.WriteLine($"{file} is a folder: name one workflow file, or give labels with --truth.");
            return 1;
        }

        if (BoundedFile.Read(file, Most, error) is not { } bytes)
        {
            return 1;
        }

        var facts = WorkflowReader.Read(Path.GetFileName(file), bytes);
        FindWorkflow find = reusable is null ? (_, _, _) => null : new CalledFiles(reusable, error).Find;
        var jobs = CallTree.Follow(facts, find);
        foreach (var diagnostic in facts.Diagnostics)
        {
            error.WriteLine(diagnostic);
        }

        output.WriteLine(json ? ReachedJobJson.Write(facts, jobs).ToJsonString(new JsonSerializerOptions { WriteIndented = true }) : ReachedJobText.Write(facts, jobs));
        return facts.Fault is null ? 0 : 1;
    }
}
