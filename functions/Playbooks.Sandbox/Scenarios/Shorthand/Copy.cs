using Playbooks.Sandbox.Credentials;

namespace Playbooks.Sandbox.Scenarios.Shorthand;

/// <summary>A place with one name for each field that is kept there: <c>github:repo:acme/web:KEY_ID+SECRET_KEY</c>, <c>aws:secret:1:us-east-1:prod/x#id+secret</c>.</summary>
internal sealed record Copy(List<CopyPlace> Places)
{
    public bool IsInAws => Places[0].Place.StartsWith("aws:", StringComparison.Ordinal);

    public static Copy Read(string text, List<string> fields)
    {
        var at = Math.Max(text.LastIndexOf(':'), text.IndexOf('#', StringComparison.Ordinal)) + 1;
        var names = text[at..].Split('+');
        return names.Length > fields.Count
            ? throw new FormatException($"'{text}' names more than {string.Join(" and ", fields)}.")
            : new([.. names.Zip(fields.TakeLast(names.Length), (name, field) => new CopyPlace(text[..at] + name, field))]);
    }

    /// <summary>GitHub hands out the secrets of a repository, of its environments and of its owner.</summary>
    public bool IsReadBy(string repository) =>
        Places[0].Place.Split(':') is ["github", _, var scope, ..] && (scope == repository || scope == repository.Split('/')[0]);

    public string? Place(string field) => Places.Find(place => place.Field == field)?.Place;
}
