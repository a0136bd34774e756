using System.Text;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Language.Lockfiles;

/// <summary>
/// Reads lockfiles of the common package managers, whole or damaged: what could be read is returned, and what could not be is a doubt. Never throws
/// for what a file holds. Where a lockfile names a version that version was meant to be installed; whether it was, the run's log tells.
/// </summary>
public static class LockfileReader
{
    /// <summary>Bytes past this are not read.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <param name="fileName">Decides the format, with or without folders; a name that says nothing leaves it to the content.</param>
    /// <param name="bytes">UTF-8.</param>
    public static LockfileFacts Read(string fileName, ReadOnlyMemory<byte> bytes)
    {
        var findings = new LockfileFindings();
        if (bytes.Length > MostBytes)
        {
            findings.Doubt($"the file is larger than {MostBytes} bytes; the rest was not read");
            bytes = bytes[..MostBytes];
        }

        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        var format = LockfileNames.Format(fileName, bytes.Span);
        return findings.ToFacts(Read(format, bytes, findings));
    }

    private static string Read(LockfileFormat format, ReadOnlyMemory<byte> bytes, LockfileFindings findings) => format switch
    {
        LockfileFormat.Npm => Node.NpmLock.Read(Json.JsonTree.Read(bytes, findings), findings),
        LockfileFormat.Pnpm => Node.PnpmLock.Read(LockfileText.Lines(bytes, findings), findings),
        LockfileFormat.Yarn => Node.YarnLock.Read(LockfileText.Lines(bytes, findings), findings),
        LockfileFormat.Bun => Node.BunLock.Read(Json.JsonTree.Read(bytes, findings), findings),
        LockfileFormat.Requirements => Python.Requirements.Read(LockfileText.Lines(bytes, findings, endMatters: false), findings),
        LockfileFormat.Poetry => Python.PoetryLock.Read(Toml.TomlTables.Read(LockfileText.Lines(bytes, findings), findings), findings),
        LockfileFormat.Uv => Python.UvLock.Read(Toml.TomlTables.Read(LockfileText.Lines(bytes, findings), findings), findings),
        LockfileFormat.Pipfile => Python.PipfileLock.Read(Json.JsonTree.Read(bytes, findings), findings),
        LockfileFormat.NuGet => Others.NuGetLock.Read(Json.JsonTree.Read(bytes, findings), findings),
        LockfileFormat.Composer => Others.ComposerLock.Read(Json.JsonTree.Read(bytes, findings), findings),
        LockfileFormat.GoSum => Others.GoSum.Read(LockfileText.Lines(bytes, findings), findings),
        LockfileFormat.GoMod => Others.GoMod.Read(LockfileText.Lines(bytes, findings), findings),
        LockfileFormat.Cargo => Others.CargoLock.Read(Toml.TomlTables.Read(LockfileText.Lines(bytes, findings), findings), findings),
        LockfileFormat.Gemfile => Others.GemfileLock.Read(LockfileText.Lines(bytes, findings), findings),
        LockfileFormat.Gradle => Others.GradleLock.Read(LockfileText.Lines(bytes, findings), findings),
        LockfileFormat.Pom => Others.PomXml.Read(bytes, findings),
        _ => Unknown(findings),
    };

    private static string Unknown(LockfileFindings findings)
    {
        findings.Doubt("this is no lockfile that this program can read");
        return "unknown";
    }
}
