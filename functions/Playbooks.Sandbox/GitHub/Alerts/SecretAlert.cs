namespace Playbooks.Sandbox.GitHub.Alerts;

/// <summary>A secret that was found in the open.</summary>
internal sealed class SecretAlert(long number, string type, string value, DateTimeOffset created)
{
    public long Number => number;

    public string Type => type;

    public string Value => value;

    public DateTimeOffset Created => created;

    public bool IsPublic { get; init; }

    /// <summary>open or resolved.</summary>
    public string State { get; set; } = "open";

    public string? Resolution { get; set; }

    public string? Comment { get; set; }

    public DateTimeOffset? Resolved { get; set; }
}
