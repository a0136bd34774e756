namespace Playbooks.Sandbox.Faults;

/// <summary>Misbehave on the <see cref="Nth"/> matching request and the <see cref="Times"/> - 1 that follow.</summary>
public sealed record FaultRule
{
    public required FaultKind Kind { get; init; }

    /// <summary>github, aws, entra, or * for any.</summary>
    public string Provider { get; init; } = "*";

    /// <summary>The operation's name, or * for any; a trailing * matches a prefix.</summary>
    public string Operation { get; init; } = "*";

    public int Nth { get; init; } = 1;

    public int Times { get; init; } = 1;

    /// <summary>Retry-After, or how long a stall or a slow body lasts.</summary>
    public double Seconds { get; init; } = 1;

    /// <summary>Of a refusal.</summary>
    public int Status { get; init; } = 409;

    /// <summary>The provider's own code of a refusal; null for one without.</summary>
    public string? Code { get; init; }

    public long Bytes { get; init; } = 64 * 1024 * 1024;

    public string Location { get; init; } = "http://192.0.2.1/";
}
