using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Registry;

/// <summary>Which credential is whose, where its copies lie and who uses it, as the tenant's owners wrote it down. Never a value.</summary>
public sealed record CredentialRegistry(ImmutableArray<RegisteredCredential> Credentials, ImmutableArray<RegisteredConsumer> Consumers)
{
    public const string Format = "playbooks.registry/1";

    private RegistryIndex? index;

    public static CredentialRegistry Empty { get; } = new([], []);

    private RegistryIndex Index => index is { } known && known.Of == Credentials ? known : index = new(Credentials);

    /// <summary>Who keeps a part of its credential in that place.</summary>
    public IEnumerable<(RegisteredCredential Credential, RegisteredPlace Place)> At(SecretPlace place) => Index.ByPlace[place.ToString()];

    /// <summary>Who keeps something in that store, in whichever member.</summary>
    public IEnumerable<(RegisteredCredential Credential, RegisteredPlace Place)> InStore(string store) => Index.ByStore[store];
}
