using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Playbooks.Benchmarks.Reach;

/// <summary>Facts of a big tenant on disk, made from a seed, with the truth about each affected job beside them.</summary>
internal sealed class BigTenant
{
    public const int Repositories = 10_000;
    public const int Files = 30_000;
    public const int Runs = 200_000;
    public const int Roles = 2_000;
    public const int LaterRuns = Runs / 50;

    private const string Provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    private static readonly string[] Uses = ["tj-actions/changed-files@v45", "tj-actions/changed-files@v44.5.7", "TJ-Actions/changed-files@v45", "tj-actions/changed-files@0e58ed8671d6b60d0890c21b07f8835ace038e67"];

    private readonly Random random;
    private readonly string folder;
    private readonly List<(int Repository, WorkflowStyle Style, string Path, string Sha)> files = [];

    private BigTenant(string folder, int seed) => (this.folder, random) = (folder, new Random(seed));

    /// <summary><c>JOB PLACE</c> for each secret that an affected job could read.</summary>
    public HashSet<string> Truth { get; } = new(StringComparer.Ordinal);

    /// <summary>The folder of what a wider window adds.</summary>
    public string Later => Path.Combine(folder, "later");

    public string Folder => folder;

    public static BigTenant Make(string folder, int seed)
    {
        var tenant = new BigTenant(Directory.CreateDirectory(folder).FullName, seed);
        Directory.CreateDirectory(tenant.Later);
        tenant.Write("machines.json", writer => writer.WriteRawValue("{}"));
        tenant.Write("artifact.json", writer => writer.WriteStringValue("pkg:github/tj-actions/changed-files"));
        tenant.WriteRepositories();
        tenant.WriteFiles();
        tenant.WriteRuns(Path.Combine(folder, "runs.jsonl"), 0, Runs);
        tenant.WriteRuns(Path.Combine(tenant.Later, "runs.jsonl"), Runs, LaterRuns);
        System.IO.File.Copy(Path.Combine(folder, "artifact.json"), Path.Combine(tenant.Later, "artifact.json"));
        tenant.WriteCloud();
        System.IO.File.Copy(Path.Combine(folder, "registry.json"), Path.Combine(tenant.Later, "registry.json"));
        foreach (var name in new[] { "workflows", "repositories", "machines" })
        {
            System.IO.File.WriteAllText(Path.Combine(tenant.Later, $"{name}.json"), "{}");
        }

        foreach (var name in new[] { "accounts", "directories", "deploy-keys", "secrets", "subjects" })
        {
            System.IO.File.WriteAllText(Path.Combine(tenant.Later, $"{name}.json"), "[]");
        }

        return tenant;
    }

    private static string NameOf(int repository) => string.Create(CultureInfo.InvariantCulture, $"acme/service-{repository:00000}");

    private void WriteRepositories()
    {
        using var settings = new StreamWriter(Path.Combine(folder, "repositories.jsonl"));
        using var secrets = new StreamWriter(Path.Combine(folder, "secrets.jsonl"));
        using var subjects = new StreamWriter(Path.Combine(folder, "subjects.jsonl"));
        for (var i = 0; i < Repositories; i++)
        {
            settings.WriteLine($$"""{"repository":"{{NameOf(i)}}","id":{{100000 + i}},"owner_id":9001,"default_branch":"main","archived":false,"visibility":"private"}""");
            secrets.WriteLine($$$"""{"item":"{{{NameOf(i)}}}","output":{"secrets":[{"name":"DEPLOY_KEY","scope":"repository"},{"name":"NPM_TOKEN","scope":"repository"},{"name":"PROD_KEY","scope":"environment","environment":"production"},{"name":"ORG_TOKEN","scope":"organization"}],"cannot_tell":[]}}""");
            subjects.WriteLine($$$"""{"item":"{{{NameOf(i)}}}","output":{"own":{"use_default":true,"claim_keys":[],"immutable":false,"prefix":null},"organization":null,"cannot_tell":[]}}""");
        }
    }

    private void WriteFiles()
    {
        using var lines = new StreamWriter(Path.Combine(folder, "workflows.jsonl"));
        for (var i = 0; i < Files; i++)
        {
            // A fifth of all files are those that use the action.
            var style = WorkflowStyle.All[random.Next(5) == 0 ? random.Next(10) : 10 + random.Next(3)];
            var (repository, path, sha) = (i % Repositories, string.Create(CultureInfo.InvariantCulture, $".github/workflows/w{i / Repositories}.yml"), Sha());
            files.Add((repository, style, path, sha));
            var uses = Uses[random.Next(Uses.Length)];
            lines.WriteLine(File(repository, sha, path, Filled(style.Text, uses)));
            if (style.Inner is { } inner)
            {
                lines.WriteLine(File(repository, sha, ".github/workflows/inner.yml", Filled(inner, uses)));
            }
        }
    }

    private string Filled(string text, string uses)
    {
        // People's files differ in small things, so that few are equal to the byte.
        var note = string.Create(CultureInfo.InvariantCulture, $"# revision {random.Next(20_000)}\n");
        return note + text.Replace("@USE@", uses, StringComparison.Ordinal).Replace("@S1@", "DEPLOY_KEY", StringComparison.Ordinal).Replace("@S2@", "NPM_TOKEN", StringComparison.Ordinal);
    }

    private static string File(int repository, string sha, string path, string text) =>
        $$"""{"repository":"{{NameOf(repository)}}","sha":"{{sha}}","path":"{{path}}","text":{{JsonSerializer.Serialize(text)}}}""";

    private void WriteRuns(string path, int first, int count)
    {
        using var lines = new StreamWriter(path);
        for (var i = first; i < first + count; i++)
        {
            var (repository, style, file, sha) = files[random.Next(files.Count)];
            var at = new DateTimeOffset(2025, 3, 14, 16, 0, 0, TimeSpan.Zero).AddMilliseconds(i * 500L);
            var (run, job) = (1_000_000L + i, 5_000_000L + i);
            var grade = !style.Ran ? "ruled out" : random.Next(3) == 0 ? "probable" : "confirmed";
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $$$"""{"repository":"{{{NameOf(repository)}}}","run":{{{run}}},"attempt":1,"path":"{{{file}}}","event":"push","actor":"dana","head_branch":"main","head_sha":"{{{sha}}}","head_repository":"{{{NameOf(repository)}}}","status":"completed","conclusion":"success","created_at":"{{{at:yyyy-MM-dd'T'HH:mm:ss'Z'}}}","url":"https://github.com/{{{NameOf(repository)}}}/actions/runs/{{{run}}}","grade":"{{{grade}}}","jobs":[{"job":{{{job}}},"name":"{{{style.Job}}}","attempt":1,"started_at":"{{{at.AddSeconds(12):yyyy-MM-dd'T'HH:mm:ss'Z'}}}","completed_at":"{{{at.AddSeconds(190):yyyy-MM-dd'T'HH:mm:ss'Z'}}}","conclusion":"success","runner":"GitHub Actions {{{i % 600}}}","runner_group":"GitHub Actions","labels":["ubuntu-latest"],"grade":"{{{grade}}}","evidence":["{{{(style.Ran ? "the runner fetched tj-actions/changed-files@v45 at 0e58ed8671d6b60d0890c21b07f8835ace038e67" : "the runner's log fetches other actions only")}}}"]}]}"""));
            Note(NameOf(repository), run, job, style);
        }
    }

    private void Note(string repository, long run, long job, WorkflowStyle style)
    {
        var all = style.Reached == "*";
        (bool Is, string Place)[] places =
        [
            (all || style.Reached.Contains('1'), $"github:repo:{repository}:DEPLOY_KEY"), (all || style.Reached.Contains('2'), $"github:repo:{repository}:NPM_TOKEN"),
            (style.Reached.Contains('e'), $"github:env:{repository}:production:PROD_KEY"), (all || style.Reached.Contains('o'), "github:org:acme:ORG_TOKEN"),
        ];
        Truth.UnionWith(places.Where(place => place.Is).Select(place => $"job:{repository}/{run}/{job} {place.Place}"));
    }

    private void WriteCloud()
    {
        Write("accounts.json", writer =>
        {
            writer.WriteStartArray();
            writer.WriteRawValue(Account());
            writer.WriteEndArray();
        });
        Write("directories.json", writer => writer.WriteRawValue("[]"));
        Write("deploy-keys.json", writer => writer.WriteRawValue("[]"));
        Write("registry.json", writer => writer.WriteRawValue(Registry()));
    }

    private string Account()
    {
        var text = new StringBuilder("""{"account":"111122223333","region":"us-east-1","groups":[],"policies":[],"parameters":[],"providers":[{"arn":"ARN","url":"token.actions.githubusercontent.com","clientIds":["sts.amazonaws.com"]}],"roles":[""".Replace("ARN", Provider, StringComparison.Ordinal));
        for (var i = 0; i < Roles; i++)
        {
            var subject = i % 200 == 0 ? "repo:acme/*" : i % 3 == 0 ? $"repo:{NameOf(random.Next(Repositories))}:environment:production" : $"repo:{NameOf(random.Next(Repositories))}:*";
            var trust = $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"{{{{Provider}}}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"},"StringLike":{"token.actions.githubusercontent.com:sub":"{{{{subject}}}}"}}}]}""";
            var policy = i % 50 == 0
                ? """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::111122223333:role/shared-*"}]}"""
                : $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["secretsmanager:GetSecretValue"],"Resource":"arn:aws:secretsmanager:us-east-1:111122223333:secret:app-{{i % 500}}/*"}]}""";
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"name":"gha-{{i}}","arn":"arn:aws:iam::111122223333:role/gha-{{i}}","trust":{{JsonSerializer.Serialize(trust)}},"inline":[{"name":"work","document":{{JsonSerializer.Serialize(policy)}}}],"attached":[]}""");
        }

        var secrets = Enumerable.Range(0, 1_000).Select(i => $$"""{"name":"app-{{i % 500}}/key-{{i}}","arn":"arn:aws:secretsmanager:us-east-1:111122223333:secret:app-{{i % 500}}/key-{{i}}"}""");
        var users = Enumerable.Range(0, 200).Select(i => $$"""{"name":"user-{{i}}","arn":"arn:aws:iam::111122223333:user/user-{{i}}","groups":[],"inline":[],"attached":[],"keys":[{"id":"AKIA{{i:0000000000000000}}","status":"Active","created":"2024-01-01T00:00:00Z"}]}""");
        return text.Append("""],"secrets":[""").AppendJoin(',', secrets).Append("""],"users":[""").AppendJoin(',', users).Append("]}").ToString();
    }

    private static string Registry()
    {
        var credentials = Enumerable.Range(0, 200).Select(i => $$$"""{"id":"aws-{{{i}}}","kind":"aws_access_key","owner":"team-{{{i % 20}}}","principal":{"account":"111122223333","user":"user-{{{i}}}"},"places":[{"place":"github:repo:{{{NameOf(i * 37)}}}:DEPLOY_KEY","field":"secret"}]}""")
            .Append("""{"id":"npm","kind":"external","owner":"platform","principal":{"issuer":"npmjs.com"},"crown_jewel":true,"places":[{"place":"github:org:acme:ORG_TOKEN","field":"value"}]}""");
        return $$"""{"format":"playbooks.registry/1","consumers":[],"credentials":[{{string.Join(',', credentials)}}]}""";
    }

    private string Sha() => string.Create(40, random, (span, chance) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = "0123456789abcdef"[chance.Next(16)];
        }
    });

    private void Write(string name, Action<Utf8JsonWriter> write)
    {
        using var stream = System.IO.File.Create(Path.Combine(folder, name));
        using var writer = new Utf8JsonWriter(stream);
        write(writer);
    }
}
