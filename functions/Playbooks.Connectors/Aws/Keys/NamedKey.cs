using Amazon.Runtime;
using Playbooks.Connectors.Http;
using Playbooks.Connectors.Secrets;

namespace Playbooks.Connectors.Aws.Keys;

/// <summary>One access key whose secret is fetched each time, so that a secret that was changed in place is used.</summary>
internal sealed class NamedKey(string id, SecretSource source) : IAwsKeys
{
    public Task<Answer<ImmutableCredentials>> GetAsync(CancellationToken token)
    {
        using var secret = source();
        return Task.FromResult<Answer<ImmutableCredentials>>(secret is null
            ? new ProviderFailure(FailureKind.Unusable, "aws:credentials", $"the secret of access key {id} is not at its configured place")
            : new ImmutableCredentials(id, secret.RevealText().Trim(), null));
    }
}
