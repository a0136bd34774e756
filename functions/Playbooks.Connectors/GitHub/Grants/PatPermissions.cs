namespace Playbooks.Connectors.GitHub.Grants;

internal sealed record PatPermissions(IReadOnlyDictionary<string, string>? Organization = null, IReadOnlyDictionary<string, string>? Repository = null)
{
    public IEnumerable<string> Said => new[] { Organization, Repository }.SelectMany(p => p ?? new Dictionary<string, string>()).Select(p => $"{p.Key}:{p.Value}").Order(StringComparer.Ordinal);
}
