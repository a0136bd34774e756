namespace Playbooks.Connectors.Http;

/// <summary>An expected failure, as a value.</summary>
/// <param name="Operation">Our name of the operation, such as <c>github.list-runs</c>.</param>
/// <param name="Detail">What came, for a person; never a secret and never a body.</param>
public sealed record ProviderFailure(FailureKind Kind, string Operation, string Detail)
{
    /// <summary>The HTTP status, where there was an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The provider's own error code or message, where it gave one.</summary>
    public string? Code { get; init; }

    /// <summary>When a throttled request may be sent again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public override string ToString() => $"{Operation}: {Detail}";
}
