using Amazon.Runtime;

namespace Playbooks.Connectors.Aws.Sts;

/// <summary>A session of a role.</summary>
internal sealed record AssumedRole(ImmutableCredentials Credentials, DateTimeOffset Expires)
{
    public override string ToString() => $"session {Credentials.AccessKey} until {Expires:O}";
}
