namespace Playbooks.Core.Reach.Registry;

/// <summary>
/// Where a value is kept, in one text form everywhere: <c>github:repo:OWNER/REPO:NAME</c>, <c>github:org:ORG:NAME</c>,
/// <c>github:env:OWNER/REPO:ENVIRONMENT:NAME</c>, <c>github:dependabot:OWNER[/REPO]:NAME</c>, <c>github:codespaces:OWNER[/REPO]:NAME</c>, <c>aws:secret:ACCOUNT:REGION:NAME[#member]</c>, <c>aws:parameter:ACCOUNT:REGION:NAME</c>.
/// </summary>
/// <param name="Kind">The first two parts, like <c>github:repo</c>.</param>
/// <param name="Scope">Repository, organisation, or account.</param>
/// <param name="Inner">Environment or region; else empty.</param>
/// <param name="Name">Upper case for GitHub, where names have no case.</param>
/// <param name="Member">Of a JSON text; empty for the whole text.</param>
public sealed record SecretPlace(string Kind, string Scope, string Inner, string Name, string Member = "")
{
    public const string Repository = "github:repo";
    public const string Organization = "github:org";
    public const string Environment = "github:env";
    public const string Dependabot = "github:dependabot";
    public const string Codespaces = "github:codespaces";
    public const string AwsSecret = "aws:secret";
    public const string AwsParameter = "aws:parameter";

    public bool IsGitHub => Kind.StartsWith("github:", StringComparison.Ordinal);

    /// <summary>The store that holds it: the place without its member.</summary>
    public string Store => Inner.Length == 0 ? $"{Kind}:{Scope}:{Name}" : $"{Kind}:{Scope}:{Inner}:{Name}";

    public static SecretPlace? Parse(string text)
    {
        var parts = text.Split(':', 5);
        return parts switch
        {
            ["github", "repo", { Length: > 0 } repository, { Length: > 0 } name] => new(Repository, repository, "", Upper(name)),
            ["github", "org", { Length: > 0 } organization, { Length: > 0 } name] => new(Organization, organization, "", Upper(name)),
            ["github", "dependabot" or "codespaces", { Length: > 0 } scope, { Length: > 0 } name] => new($"github:{parts[1]}", scope, "", Upper(name)),
            ["github", "env", { Length: > 0 } repository, { Length: > 0 } environment, { Length: > 0 } name] => new(Environment, repository, environment, Upper(name)),
            ["aws", "secret", { Length: > 0 } account, { Length: > 0 } region, { Length: > 0 } name] when name.Split('#', 2) is [var secret, .. var member] =>
                new(AwsSecret, account, region, secret, member.FirstOrDefault() ?? ""),
            ["aws", "parameter", { Length: > 0 } account, { Length: > 0 } region, { Length: > 0 } name] => new(AwsParameter, account, region, name),
            _ => null,
        };
    }

    public override string ToString() => Member.Length == 0 ? Store : $"{Store}#{Member}";

    private static string Upper(string name) => name.ToUpperInvariant();
}
