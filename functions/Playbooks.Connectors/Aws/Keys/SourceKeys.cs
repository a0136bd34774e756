using Amazon.Runtime;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Keys;

/// <summary>What a profile that assumes a role assumes it with; the profile's own credentials where it assumes none.</summary>
internal sealed class SourceKeys(SdkKeys profile) : IAwsKeys
{
    public Task<Answer<ImmutableCredentials>> GetAsync(CancellationToken token) => profile.SourceAsync(token);
}
