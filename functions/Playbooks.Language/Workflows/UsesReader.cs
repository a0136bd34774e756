using System.Text.RegularExpressions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Reads the text of a <c>uses</c> (https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsuses).</summary>
internal static partial class UsesReader
{
    internal static UsesFacts Read(string text, bool isCall, WorkflowNotes notes, YamlSpan at)
    {
        var uses = Read(text, isCall);
        if (LookAlikes.Is(uses))
        {
            notes.LooksAlike(uses.Text, at);
        }

        return uses;
    }

    internal static UsesFacts Read(string text, bool isCall)
    {
        text = text.Trim();
        if (text.Contains("${{", StringComparison.Ordinal))
        {
            return new(text, UsesKind.Dynamic, PinKind.Dynamic);
        }

        if (text.StartsWith("docker://", StringComparison.Ordinal))
        {
            var image = text["docker://".Length..];
            return new(text, UsesKind.Image, image.Contains("@sha256:", StringComparison.Ordinal) ? PinKind.Digest : PinKind.Tag) { Image = image };
        }

        return text.StartsWith("./", StringComparison.Ordinal) ? Own(text, UsesKind.Local, isCall)
            : IsSelfRepository(text) ? Own(text, UsesKind.SelfRepository, isCall)
            : Published(text) ?? new(text, UsesKind.Invalid, PinKind.None);
    }

    private static UsesFacts Own(string text, UsesKind kind, bool isCall) =>
        new(text, kind, PinKind.Local) { Path = text[2..], IsWorkflow = isCall && IsYaml(text) };

    /// <summary>The commit is the one that runs, so that the form takes no <c>@ref</c>; and no account is called <c>$</c>.</summary>
    private static bool IsSelfRepository(string text) => text.StartsWith("$/", StringComparison.Ordinal) && !text.Contains('@');

    private static UsesFacts? Published(string text)
    {
        if (text.Split('@') is not [var name, { Length: > 0 } gitRef] || name.Split('/', 3) is not [{ Length: > 0 } owner, { Length: > 0 } repository, .. var rest] || owner == "$")
        {
            return null;
        }

        var path = rest is [var inside] ? inside : "";
        return new(text, UsesKind.Action, PinOf(gitRef))
        {
            Owner = owner,
            Repository = repository,
            Path = path,
            Ref = gitRef,
            IsWorkflow = path.StartsWith(".github/workflows/", StringComparison.Ordinal) && IsYaml(path),
        };
    }

    private static PinKind PinOf(string gitRef) =>
        FullSha().IsMatch(gitRef) ? PinKind.Sha : Version().IsMatch(gitRef) ? PinKind.VersionTag : PinKind.BranchOrOther;

    private static bool IsYaml(string path) => path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);

    [GeneratedRegex("^[0-9a-fA-F]{40}$", RegexOptions.CultureInvariant)]
    private static partial Regex FullSha();

    [GeneratedRegex(@"^v?[0-9]+(\.([0-9]+|x))*([-+.][0-9A-Za-z.+-]+)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
