using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows.Federation;

/// <summary>Lets a job ask for an identity token, and leaves it all else that it had.</summary>
internal static class JobPermissions
{
    private const string Right = "id-token";

    /// <returns>Why it cannot be done by an edit; null where it was.</returns>
    public static string? Allow(YamlNode.Mapping root, YamlNode.Mapping job, TextLines lines, List<string> notes, string name)
    {
        var own = job.Get("permissions");
        return own is not null
            ? own switch
            {
                YamlNode.Scalar { Text: "write-all" } => null,
                YamlNode.Mapping map => Add(map, lines, name),
                _ => $"job {name}: its permissions are '{own.Text}', to which {Right} cannot be added; write them out",
            }
            : root.Get("permissions") switch
            {
                YamlNode.Scalar { Text: "write-all" } => null,
                YamlNode.Mapping map when map.Get(Right).Text == "write" => null,
                YamlNode.Mapping map => Insert(job, lines, map.Entries.Where(e => e.Key != Right).Select(e => $"{e.Key}: {e.Value.Text}"), name),
                null => Default(job, lines, notes, name),
                var other => $"job {name}: the workflow's permissions are '{other.Text}', to which {Right} cannot be added; write them out",
            };
    }

    private static string? Default(YamlNode.Mapping job, TextLines lines, List<string> notes, string name)
    {
        notes.Add($"Job {name} had the repository's default permissions and now names its own: add what else it needs beside contents: read.");
        return Insert(job, lines, ["contents: read"], name);
    }

    private static string? Insert(YamlNode.Mapping job, TextLines lines, IEnumerable<string> rights, string name)
    {
        if (job.Entries.FirstOrDefault(e => e.Key == "steps") is not { } steps || !lines.BeginsAt(steps.KeySpan.Line, steps.KeySpan.Column))
        {
            return $"job {name} is written in one line";
        }

        var indent = new string(' ', steps.KeySpan.Column - 1);
        lines.Insert(steps.KeySpan.Line, $"{indent}permissions:");
        foreach (var right in rights.Append($"{Right}: write"))
        {
            lines.Insert(steps.KeySpan.Line, $"{indent}  {right}");
        }

        return null;
    }

    private static string? Add(YamlNode.Mapping map, TextLines lines, string name)
    {
        if (map.Get(Right).Text == "write")
        {
            return null;
        }

        var first = map.Entries.FirstOrDefault();
        if (first is not null && lines.BeginsAt(first.KeySpan.Line, first.KeySpan.Column))
        {
            foreach (var denied in map.Entries.Where(e => e.Key == Right))
            {
                lines.Remove(denied.KeySpan.Line);
            }

            lines.Insert(first.KeySpan.Line, $"{new string(' ', first.KeySpan.Column - 1)}{Right}: write");
            return null;
        }

        var text = lines[map.Span.Line];
        var end = text.IndexOf('}', Math.Min(map.Span.Column - 1, text.Length));
        if (end < 0 || text[map.Span.Column - 1] != '{' || map.Entries.Any(e => e.Key == Right))
        {
            return $"job {name}: its permissions are written in a way that cannot be added to; write them one below the other";
        }

        lines.Replace(map.Span.Line, $"{text[..end].TrimEnd()}{(map.Entries.IsEmpty ? "" : ", ")}{Right}: write{text[end..]}");
        return null;
    }
}
