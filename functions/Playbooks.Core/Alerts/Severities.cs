namespace Playbooks.Core.Alerts;

/// <summary>Everybody's words and scales on the one from 0 to 10.</summary>
internal static class Severities
{
    public const double Informational = 0;
    public const double Low = 3;
    public const double Medium = 5;
    public const double High = 8;
    public const double Critical = 9.5;

    /// <summary>Null for no word of severity.</summary>
    public static double? Of(string? word) => word?.ToLowerInvariant() switch
    {
        "critical" or "fatal" => Critical,
        "high" or "error" => High,
        "medium" or "moderate" or "warning" => Medium,
        "low" or "note" => Low,
        "informational" or "info" or "information" or "none" => Informational,
        _ => null,
    };

    public static double Clamp(double severity) => double.IsFinite(severity) ? Math.Clamp(severity, 0, 10) : Medium;
}
