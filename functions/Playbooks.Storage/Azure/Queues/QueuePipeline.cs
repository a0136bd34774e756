using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Playbooks.Storage.Azure.Queues;

internal static class QueuePipeline
{
    /// <summary>Known to Azurite and to Azure; a newer one that either does not know is refused.</summary>
    public const string Version = "2024-11-04";

    private const string Scope = "https://storage.azure.com/.default";

    /// <summary>A token is sent over TLS only; a stand-in on this machine gets none.</summary>
    public static HttpPipeline Build(QueuePlace place) => HttpPipelineBuilder.Build(
        new Options(),
        perCallPolicies: [],
        perRetryPolicies: place.Service.Scheme == Uri.UriSchemeHttps ? [new BearerTokenAuthenticationPolicy(place.Credential ?? new DefaultAzureCredential(), Scope)] : [],
        responseClassifier: new ResponseClassifier());

    private sealed class Options : ClientOptions
    {
        public Options()
        {
            Diagnostics.IsLoggingContentEnabled = false;
            Diagnostics.IsTelemetryEnabled = false;
            Retry.MaxRetries = 4;
            Retry.Delay = TimeSpan.FromMilliseconds(200);
            Retry.MaxDelay = TimeSpan.FromSeconds(5);
            Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        }
    }
}
