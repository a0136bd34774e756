using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>The pipeline that all storage requests go through: an identity of the directory in the cloud, the account's key for an emulator.</summary>
internal static class StoragePipeline
{
    private const string Scope = "https://storage.azure.com/.default";

    /// <remarks>Requests are dated by the machine's clock, for the service compares it with its own; a drill's clock may be years away.</remarks>
    public static HttpPipeline Build(AzurePlace place) => HttpPipelineBuilder.Build(
        new Options(place.Transport),
        perCallPolicies: [],
        perRetryPolicies: [place.Key is { } key ? new SharedKeyPolicy(place.Account, key, TimeProvider.System) : new BearerTokenAuthenticationPolicy(place.Credential ?? new DefaultAzureCredential(), Scope)],
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
            Retry.MaxDelay = TimeSpan.FromSeconds(5);
            Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        }
    }
}
