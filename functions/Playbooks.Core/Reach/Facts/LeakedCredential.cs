namespace Playbooks.Core.Reach.Facts;

/// <summary>A credential that somebody found where others can read it, or in another's hands.</summary>
/// <param name="Named">Id in the registry, access key id, key id of an application's secret, or place of a secret.</param>
/// <param name="Where">Where it was found, in words.</param>
public sealed record LeakedCredential(string Named, string Where, DateTimeOffset? Since)
{
    public string Node => $"leak:{Named}";
}
