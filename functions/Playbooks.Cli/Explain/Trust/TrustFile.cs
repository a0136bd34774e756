namespace Playbooks.Cli.Explain.Trust;

/// <summary>Reads a text file of the user's up to a size; what cannot be read is told in words.</summary>
internal static class TrustFile
{
    internal static string? Read(string path, int mostBytes, TextWriter error)
    {
        try
        {
            if (new FileInfo(path).Length <= mostBytes)
            {
                return File.ReadAllText(path);
            }

            error.WriteLine($"{path}: larger than {mostBytes} bytes");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{path}: {wrong.Message}");
        }

        return null;
    }
}
