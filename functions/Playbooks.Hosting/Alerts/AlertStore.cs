using Playbooks.Engine.Ports;
using Playbooks.Storage;

namespace Playbooks.Hosting.Alerts;

/// <summary>
/// Where alerts are kept: beside the runs, in journals of the same kind. Each process appends what it receives to an intake journal of its own;
/// one ledger, held by one worker at a time, says what became of each.
/// </summary>
internal static class AlertStore
{
    public const string Ledger = "ledger";

    private const string Intake = "intake-";

    public static IRunStore Open(StorePlace runs, TimeProvider time) => runs.Beside("alerts").Open(time);

    public static bool IsIntake(string journal) => journal.StartsWith(Intake, StringComparison.Ordinal);

    /// <summary>Sorts by time; two processes that begin at once differ by chance.</summary>
    public static string NewIntake(DateTimeOffset at, ReadOnlySpan<byte> random) =>
        $"{Intake}{at.UtcDateTime.ToString("yyyyMMdd-HHmmssfff", System.Globalization.CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(random)}";
}
