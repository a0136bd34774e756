using System.Collections.Immutable;

namespace Playbooks.Connectors.Checkups;

/// <summary>The files that hold the run's own credentials: they can be read, and by nobody else.</summary>
internal sealed class FilesCheckup(ImmutableArray<string> files) : ICheckup
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public string Of => "files";

    public Task<ImmutableArray<CheckupLine>> LookAsync(CancellationToken token)
    {
        var lines = new CheckupLines(Of);
        foreach (var file in files.Distinct())
        {
            Look(file, lines);
        }

        return Task.FromResult(lines.All);
    }

    private static void Look(string file, CheckupLines lines)
    {
        try
        {
            using var readable = File.OpenRead(file);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) is var open && open != UnixFileMode.None)
            {
                lines.Wrong(file, $"others can read or change it: {open}", $"chmod 600 {file}; where others could read it, replace what it holds");
            }
            else
            {
                lines.Fine(file, "can be read, by its owner alone");
            }
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            lines.Wrong(file, $"cannot be read ({closed.GetType().Name})", $"let {Environment.UserName} own it, with mode 600");
        }
    }
}
