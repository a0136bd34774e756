using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>The pipeline that all storage requests go through: an identity of the directory in the cloud, the account's key for an emulator.</summary>
internal static class StoragePipeline
{
    private const string Scope = "https://storage.azure.com/.default";

    public static HttpPipeline Build(AzurePlace place) => Build(place.Blobs, place.Key, place.Credential, place.Transport);

    /// <param name="service">The address of an account's blobs or queues.</param>
    /// <param name="key">Only an emulator is asked with one.</param>
    /// <param name="credential">The environment's own where null.</param>
    /// <param name="transport">The usual one where null.</param>
    public static HttpPipeline Build(Uri service, byte[]? key, TokenCredential? credential, HttpPipelineTransport? transport) => HttpPipelineBuilder.Build(
        new Options(transport),
        perCallPolicies: [],
        perRetryPolicies: ProofOf(service, key, credential) is { } proof ? [proof] : [],
        responseClassifier: new ResponseClassifier());

    /// <summary>A token goes over TLS only: a stand-in on this machine that takes no key gets no proof.</summary>
    /// <remarks>Requests are dated by the machine's clock, for the service compares it with its own; a drill's clock may be years away.</remarks>
    private static HttpPipelinePolicy? ProofOf(Uri service, byte[]? key, TokenCredential? credential) =>
        key is not null ? new SharedKeyPolicy(AzurePlace.AccountOf(service), key, TimeProvider.System)
        : service.Scheme == Uri.UriSchemeHttps ? new BearerTokenAuthenticationPolicy(credential ?? new DefaultAzureCredential(), Scope)
        : null;

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
