using Amazon.Runtime;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Keys;

/// <summary>Where the responder's own AWS credentials come from.</summary>
internal interface IAwsKeys
{
    /// <summary>Credentials that are valid now; a failure says what is absent or expired, never a value.</summary>
    Task<Answer<ImmutableCredentials>> GetAsync(CancellationToken token);
}
