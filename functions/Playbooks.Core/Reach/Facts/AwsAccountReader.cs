using System.Collections.Immutable;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Trust.Aws;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Reads the output of <c>aws.read-account</c>; each identity gets the documents of the policies and groups it names.</summary>
internal static class AwsAccountReader
{
    public static AwsAccountFacts Read(Value output)
    {
        var account = output.Text("account");
        var managed = output.List("policies").ToLookup(p => p.Text("arn"), p => p.Text("document"));
        var groups = output.List("groups").ToLookup(g => g.Text("name"), g => Documents(g, managed));
        return new(
            account,
            [.. output.List("users").Select(u => Identity(account, "user", u, [.. Documents(u, managed), .. u.Texts("groups").SelectMany(g => groups[g]).SelectMany(d => d)], managed))],
            [.. output.List("roles").Select(r => Identity(account, "role", r, Documents(r, managed), managed))],
            [.. output.List("providers").Select(p => new OidcProvider(p.Text("arn"), Issuer(p.Text("url")), p.Texts("clientIds")))],
            Stores(output, account, output.Text("region")));
    }

    private static AwsIdentity Identity(string account, string kind, Value item, ImmutableArray<string> documents, ILookup<string, string> managed) => new(
        account, kind, item.Text("name"), item.Text("arn"), documents, item.Text("trust"),
        [.. item.List("keys").Select(k => new AwsKeyFacts(k.Text("id"), k.Text("status") == "Active", k.Time("created"), k.Time("lastUsed")))])
    {
        Boundary = item.GetText("boundary") is { Length: > 0 } arn ? managed[arn].FirstOrDefault() ?? "" : null,
    };

    private static ImmutableArray<string> Documents(Value item, ILookup<string, string> managed) =>
        [.. item.List("inline").Select(d => d.Text("document")), .. item.Texts("attached").SelectMany(arn => managed[arn])];

    private static ImmutableArray<AwsStore> Stores(Value output, string account, string region) =>
    [
        .. output.List("secrets").Select(s => new AwsStore($"{SecretPlace.AwsSecret}:{account}:{region}:{s.Text("name")}", s.Text("arn"), "secretsmanager:GetSecretValue")),
        .. output.List("parameters").Select(p => new AwsStore(
            $"{SecretPlace.AwsParameter}:{account}:{region}:{p.Text("name")}", $"arn:aws:ssm:{region}:{account}:parameter/{p.Text("name").TrimStart('/')}", "ssm:GetParameter")),
    ];

    private static string Issuer(string url) => url.Contains("://", StringComparison.Ordinal) ? url : $"https://{url}";
}
