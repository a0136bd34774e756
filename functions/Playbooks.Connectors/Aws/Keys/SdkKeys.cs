using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Keys;

/// <summary>Credentials by the SDK's chain or from one profile of a shared credentials file. The SDK refreshes what expires.</summary>
internal sealed class SdkKeys(AwsKeySettings settings) : IAwsKeys
{
    private const string Operation = "aws:credentials";
    private AWSCredentials? found;

    public Task<Answer<ImmutableCredentials>> GetAsync(CancellationToken token) => ReadAsync(found => found, token);

    /// <summary>The credentials at the bottom of a profile that assumes a role by <c>role_arn</c> and <c>source_profile</c>.</summary>
    public Task<Answer<ImmutableCredentials>> SourceAsync(CancellationToken token) => ReadAsync(SourceOf, token);

    private async Task<Answer<ImmutableCredentials>> ReadAsync(Func<AWSCredentials, AWSCredentials> choose, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        try
        {
            found ??= Find();
            return found is null ? Missing() : await choose(found).GetCredentialsAsync();
        }
        catch (Exception wrong) when (wrong is AmazonClientException or AmazonServiceException or IOException or ArgumentException or FormatException)
        {
            // The text of these exceptions may quote the file's lines, so only its kind is told.
            return new ProviderFailure(FailureKind.Unusable, Operation, $"no credentials by {Place()} ({wrong.GetType().Name})");
        }
    }

    private static AWSCredentials SourceOf(AWSCredentials credentials) =>
        credentials is AssumeRoleAWSCredentials { SourceCredentials: { } source } ? SourceOf(source) : credentials;

    private AWSCredentials? Find()
    {
        if (settings is { CredentialsFile: null, Profile: null })
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }

        var profiles = new CredentialProfileStoreChain(settings.CredentialsFile);
        return profiles.TryGetAWSCredentials(settings.Profile ?? "default", out var credentials) ? credentials : null;
    }

    private ProviderFailure Missing() => new(FailureKind.Unusable, Operation, $"no credentials by {Place()}: add the profile, or name another");

    private string Place() => settings is { CredentialsFile: null, Profile: null }
        ? "the SDK's chain (environment, shared files, web identity, container, instance)"
        : $"profile '{settings.Profile ?? "default"}' of {settings.CredentialsFile ?? "the shared credentials file"}";
}
