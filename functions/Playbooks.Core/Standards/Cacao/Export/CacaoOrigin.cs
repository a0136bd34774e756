namespace Playbooks.Core.Standards.Cacao.Export;

/// <summary>Who writes a CACAO document, and when.</summary>
/// <param name="CreatedBy">Id of an identity: <c>identity--…</c>.</param>
public sealed record CacaoOrigin(string CreatedBy, DateTimeOffset Created, DateTimeOffset Modified)
{
    public static CacaoOrigin Of(string name, DateTimeOffset at) => new(CacaoIds.Identity(name), at, at);
}
