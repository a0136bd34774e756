using System.Diagnostics;

namespace Playbooks.Connectors.Tests.Aws.Moto;

/// <summary>A fact that needs the Python package <c>moto[server]</c>; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoFactAttribute : FactAttribute
{
    public const string Python = "python3";

    private static readonly Lazy<bool> IsThere = new(Look);

    public MotoFactAttribute() => Skip = IsThere.Value ? null : $"{Python} with the package moto[server] is not installed";

    private static bool Look()
    {
        var info = new ProcessStartInfo(Python, ["-c", "import moto.server, boto3"]) { RedirectStandardError = true };
        try
        {
            using var process = Process.Start(info);
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
