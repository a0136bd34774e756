using Amazon.Runtime;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Keys;

/// <summary>Credentials that are at hand: a key to be proven dead, a sandbox's responder.</summary>
internal sealed class FixedKeys(ImmutableCredentials credentials) : IAwsKeys
{
    public Task<Answer<ImmutableCredentials>> GetAsync(CancellationToken token) => Task.FromResult<Answer<ImmutableCredentials>>(credentials);
}
