namespace Playbooks.Sandbox.Tenants;

/// <summary>A credential as somebody holds it: its kind and the fields that authenticate, e.g. <c>aws_access_key</c> with <c>id</c> and
/// <c>secret</c>. The kinds and their fields are listed in this project's README.</summary>
internal sealed record CredentialValue(string Kind, IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string field] => Fields.GetValueOrDefault(field);

    public override string ToString() => $"{Kind} ***";
}
