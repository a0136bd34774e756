using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Cli.Explain.Workflows;
using Playbooks.Core.Reach.Packages;
using Playbooks.Language.Lockfiles;

namespace Playbooks.Cli.Explain.Lockfiles;

/// <summary>Prints <c>{"file", "format", "package", "found": [{"version", "integrity", "line"}], "cannotTell": […]}</c>, or the same in words.</summary>
internal static class LockfileReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static int Run(FileInfo file, string purl, bool json, TextWriter output, TextWriter error)
    {
        if (PackageUrlText.Read(purl, out var fault) is not { } package)
        {
            error.WriteLine($"{purl}: {fault}.");
            return ExitCode.WrongCall;
        }

        if (BoundedFile.Read(file.FullName, LockfileReader.MostBytes, error) is not { } bytes)
        {
            return ExitCode.WrongCall;
        }

        var facts = LockfileReader.Read(file.Name, bytes);
        var answer = facts.Find(package);
        output.WriteLine(json ? AsJson(file.ToString(), facts.Format, package, answer).ToJsonString(Indented) : AsText(file.ToString(), facts.Format, package, answer));
        return ExitCode.Ok;
    }

    private static JsonObject AsJson(string file, string format, PackageUrl package, PackageAnswer answer) => new()
    {
        ["file"] = file,
        ["format"] = format,
        ["package"] = package.ToString(),
        ["found"] = new JsonArray([.. answer.Found.Select(f => (JsonNode)new JsonObject { ["version"] = f.Version, ["integrity"] = f.Integrity, ["line"] = f.Line })]),
        ["cannotTell"] = new JsonArray([.. answer.CannotTell.Select(d => (JsonNode?)d.ToString())]),
    };

    private static string AsText(string file, string format, PackageUrl package, PackageAnswer answer)
    {
        var found = answer.Found.Select(f => $"  {f.Version} at line {f.Line}{(f.Integrity is null ? "" : $" ({f.Integrity})")}");
        var none = answer.Found.IsEmpty ? [answer.CannotTell.IsEmpty ? "  not there" : "  not found"] : Array.Empty<string>();
        var doubts = answer.CannotTell.Select(d => $"  cannot tell: {d}");
        return string.Join(Environment.NewLine, [$"{package} in {file} ({format})", .. found, .. none, .. doubts]);
    }
}
