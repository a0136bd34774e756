using System.Text.RegularExpressions;
using Playbooks.Cli.Tests.Docs;

namespace Playbooks.Cli.Tests.Infra;

/// <summary>What the cross-checks need of a Bicep file whose syntax another test has proven: parameters, outputs, and what modules are given.</summary>
internal sealed partial class BicepFile(string path)
{
    private readonly string text = File.ReadAllText(path);

    public static IEnumerable<string> All => Directory.EnumerateFiles(Repository.PathOf("infra"), "*.bicep", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public string Text => text;

    public ISet<string> Parameters => Names(Parameter());

    public ISet<string> Required => Parameter().Matches(text).Where(match => !match.Groups["default"].Success).Select(match => match.Groups["name"].Value).ToHashSet();

    public ISet<string> Outputs => Names(Output());

    public IEnumerable<(string Name, string File, ISet<string> Given)> Modules => Module().Matches(text).Select(match => (
        match.Groups["name"].Value,
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path) ?? "", match.Groups["file"].Value)),
        (ISet<string>)Given().Matches(match.Groups["params"].Value).Select(given => given.Groups["name"].Value).ToHashSet()));

    /// <summary>Uses of modules' outputs: <c>runs.outputs.name</c>.</summary>
    public IEnumerable<(string Module, string Output)> Uses => Use().Matches(text).Select(match => (match.Groups["module"].Value, match.Groups["output"].Value));

    private HashSet<string> Names(Regex pattern) => pattern.Matches(text).Select(match => match.Groups["name"].Value).ToHashSet();

    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<default> =)?", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^output (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"^module (?<name>\w+) '(?<file>[^']+)' = \{.*?params: \{(?<params>.*?)\}\n?\s*\}\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Module();

    [GeneratedRegex(@"(?:^|[\s,{])(?<name>\w+): ")]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(?<module>\w+)\.outputs\.(?<output>\w+)")]
    private static partial Regex Use();
}
