using Playbooks.Core.Reach.Trust.Cases;

namespace Playbooks.Cli.Explain.Trust;

/// <summary>Checks a file of cases: 0 when all agree, 1 when one does not, 2 when the file is none.</summary>
internal static class TrustCasesReport
{
    private const int MostBytes = 32 * 1024 * 1024;

    internal static int Run(string path, bool json, TextWriter output, TextWriter error)
    {
        if (TrustFile.Read(path, MostBytes, error) is not { } text)
        {
            return 2;
        }

        var reading = TrustCases.Run(text);
        if (!reading.IsValid)
        {
            error.WriteLine($"{path}: {string.Join("; ", reading.Diagnostics)}");
            return 2;
        }

        Write(reading.Value, json, output);
        return reading.Value.Failures.IsEmpty ? 0 : 1;
    }

    private static void Write(TrustCaseReport report, bool json, TextWriter output)
    {
        if (json)
        {
            TrustJson.Write(output, new { passed = report.Passed, failed = report.Failures.Length, failures = report.Failures });
            return;
        }

        foreach (var failure in report.Failures)
        {
            output.WriteLine(failure);
        }

        output.WriteLine($"{report.Passed} passed, {report.Failures.Length} failed");
    }
}
