using System.Collections.Immutable;
using System.Xml;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.Secrets;
using Playbooks.Connectors.Vault;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Tenants;

/// <summary>
/// Reads a tenant file (<c>playbooks.tenant/1</c>, JSON). It names places of secrets (<c>file:PATH</c>, <c>env:NAME</c>; for the App's key also <c>vault:ADDRESS</c>), never secrets.
/// Everything that is wrong is said at once.
/// </summary>
public sealed class TenantReader
{
    public const string Format = "playbooks.tenant/1";
    private const int Largest = 1024 * 1024;

    /// <summary>Room for tens of thousands of credentials with their consumers.</summary>
    private const int LargestRegistry = 32 * 1024 * 1024;

    private readonly List<string> problems = [];
    private readonly List<string> secretFiles = [];
    private readonly string folder;

    private TenantReader(string folder) => this.folder = folder;

    public static TenantRead Read(string path)
    {
        var reader = new TenantReader(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        var document = reader.Document(path, "the tenant file", Largest);
        var settings = document is null ? null : reader.Settings(document);
        return settings is not null && reader.problems.Count == 0 ? new TenantRead.Settings(settings) : new TenantRead.Refused([.. reader.problems]);
    }

    private Value? Document(string path, string what, int largest)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > largest)
        {
            problems.Add(file.Exists ? $"{what} {path} is larger than {largest:N0} bytes" : $"{what} {path} does not exist");
            return null;
        }

        switch (PlainJson.Read(File.ReadAllBytes(path)))
        {
            case JsonOutcome.Read read:
                return read.Value;
            case JsonOutcome.Refused refused:
                problems.Add($"{what} {path} is no JSON: {refused.Message} (byte {refused.Offset})");
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private TenantSettings Settings(Value document)
    {
        if (document.GetText("format") != Format)
        {
            problems.Add($"format: is '{document.GetText("format")}', expected '{Format}'");
        }

        var sandbox = document.Get("sandbox") is Value.Bool { Flag: true };
        var settings = new TenantSettings
        {
            Name = Need(document, "", "name"),
            IsSandbox = sandbox,
            ClockOffset = Offset(document.Get("clock")?.GetText("offset"), sandbox),
            Control = document.GetText("control") is { } control ? Address(control, "control") : null,
            Organisations = Texts(document.Get("github"), "organisations"),
            GitHub = document.Get("github") is { } github ? GitHub(github) with { IsPaced = !sandbox } : null,
            Accounts = [.. Items(document.Get("aws"), "accounts").Select(Account)],
            Entra = document.Get("entra") is { } entra ? Entra(entra) : null,
            Registry = document.GetText("registry") is { } registry ? Document(Path.Combine(folder, registry), "registry", LargestRegistry) ?? Value.EmptyMap : Value.EmptyMap,
            Inventories = document.GetText("inventories") is { } inventories ? Folder(inventories) : null,
            HealthOrigins = [.. Texts(document, "healthOrigins"), .. document.GetText("control") is { } origin ? new[] { origin } : []],
            People = [.. Items(document, "people").Select(Person)],
            Workloads = [.. Items(document, "workloads").Select(Workload)],
            Protected = Texts(document, "protected"),
        };
        RequireDistinctPeople(settings);
        if (sandbox)
        {
            RequireLoopback(settings);
        }

        return settings with { SecretFiles = [.. secretFiles] };
    }

    private GitHubSettings GitHub(Value github)
    {
        var app = github.Get("app") ?? Value.EmptyMap;
        var settings = new GitHubSettings
        {
            AppId = app.Get("id") switch { Value.Int id => $"{id.Number}", Value.Text id => id.Content, _ => Missing("github.app.id", "the App's client id or number") },
            InstallationId = app.Get("installation") is Value.Int installation ? installation.Number : MissingNumber("github.app.installation", "the number of the App's installation"),
            AppKey = AppKeyOf(app),
            OtherApps = [.. Items(github, "apps").Select(OtherApp)],
        };
        return github.GetText("api") is { } api ? settings with { Address = api, DownloadAddresses = [api, .. settings.DownloadAddresses] } : settings;
    }

    private AppKey AppKeyOf(Value app)
    {
        if (app.GetText("key") is not { } place || !place.StartsWith(KeyAddress.Prefix, StringComparison.Ordinal))
        {
            return new AppKey.Held(Secret(app, "github.app", "key"));
        }

        if (KeyAddress.Parse(place) is { } address)
        {
            return new AppKey.Vaulted(address, new VaultAccess());
        }

        problems.Add($"github.app.key: '{place}' is no key in a vault; write {KeyAddress.Shape}");
        return new AppKey.Held(() => null);
    }

    private OtherApp OtherApp(Value app) => new()
    {
        Id = app.Get("id") is Value.Int id ? id.Number : MissingNumber("github.apps[].id", "the App's number"),
        InstallationId = app.Get("installation") is Value.Int installation ? installation.Number : MissingNumber("github.apps[].installation", "the number of the App's installation"),
        Key = Secret(app, "github.apps[]", "key"),
        ClientId = app.GetText("clientId"),
        ClientSecret = app.GetText("clientId") is null ? null : Secret(app, "github.apps[]", "clientSecret"),
    };

    private AwsAccountSettings Account(Value account) => new()
    {
        Id = Need(account, "aws.accounts[].", "id"),
        Region = Need(account, "aws.accounts[].", "region"),
        Endpoint = account.GetText("endpoint"),
        CredentialsFile = account.GetText("credentials") is { } place ? PathOf(place, "aws.accounts[].credentials") : null,
        Profile = account.GetText("profile"),
        AssumeRole = account.GetText("assumeRole"),
        ExternalId = account.GetText("externalId"),
    };

    private EntraSettings Entra(Value entra)
    {
        var client = entra.Get("client");
        var settings = new EntraSettings { DirectoryId = Need(entra, "entra.", "tenant") };
        return settings with
        {
            Authority = entra.GetText("authority") ?? settings.Authority,
            Graph = entra.GetText("graph") ?? settings.Graph,
            ClientId = client?.GetText("id"),
            ClientSecret = client?.GetText("secret") is null ? null : Secret(client, "entra.client", "secret"),
            AssertionFile = client?.GetText("assertion") is { } file ? PathOf(file, "entra.client.assertion") : null,
            CertificateFile = client?.GetText("certificate") is { } certificate ? PathOf(certificate, "entra.client.certificate") : null,
        };
    }

    private TenantPerson Person(Value person) => new(
        Need(person, "people[].", "id"), Texts(person, "roles"), person.Get("signIn") is { } subject ? Subject(subject, "people[].signIn.", "subject") : null);

    private TenantWorkload Workload(Value workload) => new(
        Need(workload, "workloads[].", "id"), Subject(workload, "workloads[].", "subject"), Need(workload, "workloads[].", "audience"), Texts(workload, "roles"));

    private TenantSubject Subject(Value holder, string where, string name) => new(Need(holder, where, "issuer"), Need(holder, where, name));

    private SecretSource Secret(Value holder, string where, string name)
    {
        var place = holder.GetText(name);
        if (place?.StartsWith("env:", StringComparison.Ordinal) == true)
        {
            return SecretSources.Environment(place["env:".Length..]);
        }

        return place is null ? SecretSources.File(Missing($"{where}.{name}", "where the secret is: file:PATH or env:NAME")) : SecretSources.File(PathOf(place, $"{where}.{name}"));
    }

    private string PathOf(string place, string where)
    {
        if (!place.StartsWith("file:", StringComparison.Ordinal))
        {
            problems.Add($"{where}: must be file:PATH or, for a secret, env:NAME; a secret itself never stands in this file");
            return "";
        }

        var path = Path.Combine(folder, place["file:".Length..]);
        if (!File.Exists(path))
        {
            problems.Add($"{where}: {path} does not exist");
        }

        secretFiles.Add(path);
        return path;
    }

    private string Folder(string inventories)
    {
        var path = Path.Combine(folder, inventories);
        if (!Directory.Exists(path))
        {
            problems.Add($"inventories: the folder {path} does not exist");
        }

        return path;
    }

    private TimeSpan Offset(string? offset, bool sandbox)
    {
        if (offset is null)
        {
            return TimeSpan.Zero;
        }

        if (!sandbox)
        {
            problems.Add("clock: only a sandbox has a clock of its own");
        }

        try
        {
            return XmlConvert.ToTimeSpan(offset);
        }
        catch (FormatException)
        {
            problems.Add($"clock.offset: '{offset}' is no ISO 8601 duration such as -P30DT2H");
            return TimeSpan.Zero;
        }
    }

    /// <summary>Two names for one person would make a quorum of one.</summary>
    private void RequireDistinctPeople(TenantSettings settings)
    {
        problems.AddRange(settings.People.GroupBy(person => person.Id.Trim(), StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => $"people: '{same.Key}' is there {same.Count()} times; name each person once, with all roles"));
        problems.AddRange(settings.People.Where(person => person.SignIn is not null).GroupBy(person => person.SignIn).Where(same => same.Count() > 1)
            .Select(same => $"people: {string.Join(" and ", same.Select(person => $"'{person.Id}'"))} have one sign-in; one subject is one person"));
    }

    /// <summary>A file that says "sandbox" must not reach anything real: its clock is shifted and its approvals may be automatic.</summary>
    private void RequireLoopback(TenantSettings settings)
    {
        var addresses = new[] { settings.GitHub?.Address, settings.Entra?.Authority, settings.Entra?.Graph, settings.Control?.ToString() }
            .Concat(settings.Accounts.Select(account => account.Endpoint ?? "the real AWS"));
        problems.AddRange(addresses.OfType<string>()
            .Where(address => !Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IsLoopback)
            .Select(address => $"sandbox: {address} is not on loopback; a sandbox reaches nothing else"));
    }

    private Uri? Address(string text, string where)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return address;
        }

        problems.Add($"{where}: '{text}' is no address");
        return null;
    }

    private string Need(Value holder, string where, string name) =>
        holder.GetText(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : Missing($"{where}{name}", $"a text that is not empty{Example(name)}");

    private static string Example(string name) => name == "tenant" ? ": the directory's id or one of its domains, such as contoso.onmicrosoft.com" : "";

    private string Missing(string where, string what)
    {
        problems.Add($"{where}: is missing; give {what}");
        return "";
    }

    private long MissingNumber(string where, string what)
    {
        Missing(where, what);
        return 0;
    }

    private static ImmutableArray<Value> Items(Value? holder, string name) => holder?.Get(name)?.Items ?? [];

    private static ImmutableArray<string> Texts(Value? holder, string name) => [.. Items(holder, name).OfType<Value.Text>().Select(text => text.Content)];
}
