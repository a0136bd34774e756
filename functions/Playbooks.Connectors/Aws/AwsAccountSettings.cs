using Playbooks.Connectors.Http;
using Playbooks.Connectors.Secrets;

namespace Playbooks.Connectors.Aws;

/// <summary>One AWS account of the tenant, and which credentials the run works with there.</summary>
public sealed record AwsAccountSettings
{
    /// <summary>Twelve digits.</summary>
    public required string Id { get; init; }

    /// <summary>Where its secrets, parameters and trail are; the trail of us-east-1 is read besides.</summary>
    public required string Region { get; init; }

    /// <summary>One address for every service instead of AWS's own; plain HTTP only on loopback.</summary>
    public string? Endpoint { get; init; }

    /// <summary>A shared credentials file; null is the SDK's default place.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>A profile of the credentials file. With neither file nor profile nor key, the SDK's chain decides.</summary>
    public string? Profile { get; init; }

    /// <summary>An access key's id, whose secret <see cref="KeySecret"/> gives; before file and profile.</summary>
    public string? KeyId { get; init; }

    public SecretSource? KeySecret { get; init; }

    /// <summary>ARN of the role to become with those credentials.</summary>
    public string? AssumeRole { get; init; }

    public string? ExternalId { get; init; }

    public RequestObserver? Observer { get; init; }
}
