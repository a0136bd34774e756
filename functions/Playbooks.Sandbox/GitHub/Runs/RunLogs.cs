using System.Globalization;
using System.IO.Compression;
using System.Text;
using Playbooks.Sandbox.GitHub.Routing;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.GitHub.Runs;

/// <summary>Logs behind links that live for a minute. A job that ran the malicious action shows what it printed: the runner's
/// secrets, encoded in base64 twice.</summary>
internal static class RunLogs
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    public static Answer Of(Ask ask, Run run, Job job) =>
        run.IsFinished || job.Status == "completed" ? Link(ask, () => (Encoding.UTF8.GetBytes(Text(job)), "text/plain")) : Refusal.NotFound;

    public static Answer Of(Ask ask, Run run) => run.IsFinished ? Link(ask, () => (Archive(run), "application/zip")) : Refusal.NotFound;

    private static Answer Link(Ask ask, Func<(byte[] Body, string Type)> content)
    {
        var path = "/_logs/" + ask.World.Mint.Fresh("link");
        ask.World.Links[path] = (ask.Now + Life, content);
        return Answer.Empty(302).With("Location", ask.Api + path);
    }

    private static byte[] Archive(Run run)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < run.Latest.Jobs.Count; i++)
            {
                var job = run.Latest.Jobs[i];
                using var entry = zip.CreateEntry($"{i}_{job.Name.Replace('/', '_')}.txt").Open();
                entry.Write(Encoding.UTF8.GetBytes(Text(job)));
            }
        }

        return bytes.ToArray();
    }

    private static string Text(Job job)
    {
        var at = job.Started ?? job.Created;
        var log = new StringBuilder();
        foreach (var step in job.Steps.Where(step => !step.StartsWith('~')))
        {
            Line(log, at, "##[group]" + step);
            Line(log, at, "##[endgroup]");
            foreach (var (use, sha) in step == "Set up job" ? job.Fetched : [])
            {
                Line(log, at, $"Download action repository '{use}' (SHA:{sha})");
            }

            if (step.Contains("changed-files", StringComparison.OrdinalIgnoreCase))
            {
                Line(log, at, "Running changed-files");
                foreach (var line in Leaks(job))
                {
                    Line(log, at, line);
                }
            }
        }

        foreach (var line in job.Printed)
        {
            Line(log, at, line);
        }

        return log.ToString();
    }

    private static IEnumerable<string> Leaks(Job job)
    {
        if (job.Leaked.Count == 0)
        {
            return [];
        }

        var found = string.Concat(job.Leaked.Select(item => $"\"{item.Name}\":{{\"value\":\"{item.Value.Replace("\n", "\\n", StringComparison.Ordinal)}\",\"isSecret\":true}}\n"));
        return [Base64(Base64(found))];
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void Line(StringBuilder log, DateTimeOffset at, string text) =>
        log.Append(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)).Append(' ').Append(text).Append('\n');
}
