using System.Collections.Immutable;

namespace Playbooks.Connectors.Rotation;

/// <summary>The credentials of one principal as its provider lists them now.</summary>
internal sealed record Standing(ImmutableArray<StandingCredential> Credentials)
{
    public StandingCredential? Find(string id) => Credentials.FirstOrDefault(c => c.Id == id);
}
