using Amazon.Runtime;
using Playbooks.Connectors.Aws.Sts;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Keys;

/// <summary>Becomes a role of the account, by our own STS client so that endpoint and clock are the configured ones, and renews in time.</summary>
internal sealed class RoleKeys(StsClient sts, string role, string? externalId, TimeProvider time) : IAwsKeys, IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim turn = new(1);
    private AssumedRole? held;

    public async Task<Answer<ImmutableCredentials>> GetAsync(CancellationToken token)
    {
        await turn.WaitAsync(token);
        try
        {
            if (held is not null && time.GetUtcNow() + Early < held.Expires)
            {
                return held.Credentials;
            }

            var answer = await sts.AssumeRoleAsync(role, "playbooks", externalId, token);
            if (!answer.Is(out held, out var why))
            {
                return why;
            }

            return held.Credentials;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
