namespace Playbooks.Language.Lockfiles.Others;

/// <summary><c>go.mod</c> (go.dev/ref/mod): the least versions required, which a build may exceed only for another requirement; replacements are named too.</summary>
internal static class GoMod
{
    internal static string Read(string[] lines, LockfileFindings findings)
    {
        string? block = null;
        for (var n = 0; n < lines.Length; n++)
        {
            var words = lines[n].Split("//")[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case []:
                    break;
                case [")"]:
                    block = null;
                    break;
                case [var verb, "("]:
                    block = verb;
                    break;
                default:
                    Line(block ?? words[0], block is null ? words[1..] : words, n + 1, findings);
                    break;
            }
        }

        if (block is not null)
        {
            findings.Doubt("a block is not closed: the file may be cut off");
        }

        if (!Modern(lines))
        {
            findings.Doubt("before Go 1.17 a go.mod does not list what the modules bring along; go.sum does");
        }

        return "go.mod";
    }

    private static void Line(string verb, string[] words, int line, LockfileFindings findings)
    {
        switch (verb, words)
        {
            case ("require", [var module, var version]):
                findings.Add("golang", LockfileText.Unquote(module), version, null, line);
                break;
            case ("replace", [.., "=>", var module, var version]):
                findings.Add("golang", LockfileText.Unquote(module), version, null, line);
                Replaced(words[0], line, findings);
                break;
            case ("replace", [_, .., "=>", _]):
                Replaced(words[0], line, findings);
                break;
            case ("require" or "replace", _):
                findings.Doubt("a line that is not a module and its version", line);
                break;
            default:
                break;
        }
    }

    private static void Replaced(string module, int line, LockfileFindings findings) =>
        findings.DoubtPackage("golang", LockfileText.Unquote(module), "is replaced by another module or folder; the required version need not be built", line);

    private static bool Modern(string[] lines) =>
        lines.Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Any(w => w is ["go", var v, ..] && Version.TryParse(v, out var version) && version >= new Version(1, 17));
}
