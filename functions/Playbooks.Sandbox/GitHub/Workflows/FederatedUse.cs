using System.Text.RegularExpressions;
using Playbooks.Sandbox.Aws;
using Playbooks.Sandbox.Consumers;
using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.GitHub.Workflows;

/// <summary>What a run signs in with by its own identity, as the text of its workflow at that commit says.</summary>
internal static partial class FederatedUse
{
    public const string Kind = "aws_web_identity";

    /// <summary>The role that a run assumes; null where its workflow names none.</summary>
    public static CredentialValue? Of(Repository repository, string text, string branch) => Role().Match(text) is { Success: true } role
        ? new CredentialValue(Kind, new Dictionary<string, string>
        {
            ["role"] = role.Groups["arn"].Value,
            ["sub"] = $"repo:{repository.FullName}:" + (Environment().Match(text) is { Success: true } environment ? $"environment:{environment.Groups["name"].Value}" : $"ref:refs/heads/{branch}"),
        })
        : null;

    /// <summary>A consumer that its workflow no longer hands a secret has nothing to do with it any more.</summary>
    public static bool Hands(string text, Consumer consumer) => consumer.Fields.Values.All(field =>
        !field.StartsWith("place:github:", StringComparison.Ordinal) || text.Contains($"secrets.{field.Split(':')[^1]}", StringComparison.OrdinalIgnoreCase) || !Role().IsMatch(text));

    public static void Record(TenantContext context, CredentialValue use, DateTimeOffset now)
    {
        foreach (var part in context.Tenant.Parts.OfType<AwsPart>())
        {
            part.RecordFederated(use["role"] ?? "", use["sub"] ?? "", context.Tenant.Works(use, now), now);
        }
    }

    [GeneratedRegex(@"role-to-assume:\s*['""]?(?<arn>arn:aws:iam::\d{12}:role/[\w+=,.@/-]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Role();

    [GeneratedRegex(@"(?m)^\s+environment:[ \t]*['""]?(?<name>[\w.-]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Environment();
}
