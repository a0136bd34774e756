using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Playbooks.Connectors.Vault;

internal static class VaultPipeline
{
    /// <summary>Follows no redirect, waits as long as <c>Retry-After</c> says, and signs in again when the vault asks for it.</summary>
    public static HttpPipeline Build(VaultAccess access) => HttpPipelineBuilder.Build(
        new Options(access.Transport),
        perCallPolicies: [],
        perRetryPolicies: [new VaultChallengePolicy(access.Credential ?? new DefaultAzureCredential())],
        responseClassifier: new ResponseClassifier());

    private sealed class Options : ClientOptions
    {
        public Options(HttpPipelineTransport? transport)
        {
            Transport = transport ?? Transport;
            Diagnostics.IsLoggingContentEnabled = false;
            Diagnostics.IsTelemetryEnabled = false;
            Retry.MaxRetries = 5;
            Retry.Delay = TimeSpan.FromMilliseconds(200);
            Retry.MaxDelay = TimeSpan.FromSeconds(10);
            Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        }
    }
}
