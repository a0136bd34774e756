namespace Playbooks.Cli.Explain.Workflows;

/// <summary>Reads a file of the user's up to a size; what cannot be read is told in words.</summary>
internal static class BoundedFile
{
    internal static byte[]? Read(string path, long most, TextWriter error)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[(int)Math.Min(stream.Length, most + 1)];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{path}: {wrong.Message}");
            return null;
        }
    }
}
