using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Registry;

/// <summary>Credentials by what they keep where.</summary>
internal sealed class RegistryIndex(ImmutableArray<RegisteredCredential> credentials)
{
    public ImmutableArray<RegisteredCredential> Of => credentials;

    public ILookup<string, (RegisteredCredential Credential, RegisteredPlace Place)> ByPlace { get; } = By(credentials, place => place.ToString());

    public ILookup<string, (RegisteredCredential Credential, RegisteredPlace Place)> ByStore { get; } = By(credentials, place => place.Store);

    private static ILookup<string, (RegisteredCredential Credential, RegisteredPlace Place)> By(ImmutableArray<RegisteredCredential> credentials, Func<SecretPlace, string> key) =>
        credentials.SelectMany(credential => credential.Places.Select(place => (Credential: credential, Place: place)))
            .ToLookup(kept => key(kept.Place.Place), StringComparer.OrdinalIgnoreCase);
}
