using System.Collections.Immutable;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Rotation;

/// <summary>A credential that was just made: lives inside one attempt and is overwritten at its end.</summary>
/// <param name="Id">What the provider lists it by.</param>
/// <param name="Fields">What places may hold: <c>id</c> (user-facing id) and <c>secret</c>.</param>
internal sealed record NewCredential(string Id, ImmutableDictionary<string, SecretText> Fields) : IDisposable
{
    public const string IdField = "id";
    public const string SecretField = "secret";

    public static NewCredential Of(string id, string shownId, SecretText secret) => new(
        id, ImmutableDictionary<string, SecretText>.Empty.Add(IdField, SecretText.Of(shownId)).Add(SecretField, secret));

    public void Dispose()
    {
        foreach (var field in Fields.Values)
        {
            field.Dispose();
        }
    }

    public override string ToString() => Id;
}
