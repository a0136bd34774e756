using Playbooks.Connectors.Tenants;

namespace Playbooks.Connectors.Tests.Tenants;

public sealed class TenantReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tenant").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Other_apps_are_read_with_where_their_secrets_are()
    {
        var read = Read("""[{"id": 9, "installation": 90, "key": "file:bot.pem", "clientId": "Iv1.x", "clientSecret": "env:BOT_SECRET"}, {"id": 10, "installation": 91, "key": "env:OTHER"}]""");

        var apps = Assert.IsType<TenantRead.Settings>(read).Value.GitHub?.OtherApps ?? [];
        Assert.Equal([(9, 90, "Iv1.x"), (10, 91, null)], apps.Select(a => (a.Id, a.InstallationId, a.ClientId)));
        using var key = apps[0].Key();
        Assert.Equal("pem", key?.RevealText());
        Assert.Null(apps[1].ClientSecret);
    }

    [Fact]
    public void Everything_that_is_missing_of_an_app_is_said_at_once()
    {
        var problems = Assert.IsType<TenantRead.Refused>(Read("""[{"clientId": "Iv1.x", "key": "ghp_0123456789"}]""")).Problems;

        Assert.Equal(4, problems.Length);
        Assert.All(problems, p => Assert.StartsWith("github.apps[].", p, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, p => p.Contains("ghp_0123456789", StringComparison.Ordinal));
    }

    [Fact]
    public void A_registry_of_many_thousand_credentials_is_read_though_the_tenant_file_itself_stays_small()
    {
        var path = Path.Combine(folder, "tenant.json");
        File.WriteAllText(path, """{"format": "playbooks.tenant/1", "name": "t", "registry": "registry.json"}""");
        File.WriteAllText(Path.Combine(folder, "registry.json"), $$"""{"format": "playbooks.registry/1", "credentials": ["{{new string('x', 4_000_000)}}"]}""");
        Assert.IsType<TenantRead.Settings>(TenantReader.Read(path));

        File.WriteAllText(path, $$"""{"format": "playbooks.tenant/1", "name": "{{new string('x', 4_000_000)}}"}""");
        Assert.IsType<TenantRead.Refused>(TenantReader.Read(path));
    }

    [Theory]
    [InlineData("vault:https://kv.vault.azure.net/keys/github-app", true)]
    [InlineData("vault:https://kv.example.org/keys/github-app", false)]
    public void The_key_of_the_App_may_be_in_a_vault_and_nowhere_else_over_the_network(string key, bool isRead)
    {
        var path = Path.Combine(folder, "vaulted.json");
        const string Start = """{"format": "playbooks.tenant/1", "name": "t", "github": {"organisations": ["acme"], "app": {"id": 1, "installation": 2, "key": """;
        File.WriteAllText(path, $"{Start}\"{key}\"}}}}}}");

        var read = TenantReader.Read(path);

        Assert.Equal(isRead, read is TenantRead.Settings { Value.GitHub.AppKey: Playbooks.Connectors.GitHub.Auth.AppKey.Vaulted });
        Assert.Equal(isRead ? 0 : 1, (read as TenantRead.Refused)?.Problems.Count(problem => problem.StartsWith("github.app.key:", StringComparison.Ordinal)) ?? 0);
    }

    [Theory]
    [InlineData("""{"tenant": ""}""")]
    [InlineData("""{"tenant": "  "}""")]
    [InlineData("{}")]
    public void A_directory_without_a_name_is_refused_with_what_to_write(string entra)
    {
        var path = Path.Combine(folder, "tenant.json");
        File.WriteAllText(path, $$"""{"format": "playbooks.tenant/1", "name": "t", "entra": {{entra}}}""");

        var problem = Assert.Single(Assert.IsType<TenantRead.Refused>(TenantReader.Read(path)).Problems);

        Assert.StartsWith("entra.tenant: is missing", problem, StringComparison.Ordinal);
        Assert.Contains("contoso.onmicrosoft.com", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_signs_in_as_whom_is_part_of_what_runs_are_pinned_to_and_of_nothing_where_it_is_not_told()
    {
        const string Before = """{"id": "sam", "roles": ["security"]}""";
        var told = People("""{"id": "sam", "roles": ["security"], "signIn": {"issuer": "https://login.example", "subject": "7c0e"}}""");

        Assert.Equal("sha256:348fe4295ff302a73dd63e7665fe8e9d7516fba5ca637db620f281f95ab1c27a", People(Before).PeopleDigest);
        Assert.Equal(new TenantSubject("https://login.example", "7c0e"), Assert.Single(told.People).SignIn);
        Assert.NotEqual(People(Before).PeopleDigest, told.PeopleDigest);
        Assert.NotEqual(People("""{"id": "sam", "roles": ["security"], "signIn": {"issuer": "https://login.example", "subject": "81aa"}}""").PeopleDigest, told.PeopleDigest);
    }

    [Theory]
    [InlineData("""{"id": "sam", "roles": ["security"]}, {"id": "Sam ", "roles": ["platform"]}""", "'sam' is there 2 times")]
    [InlineData("""{"id": "sam", "signIn": {"issuer": "i", "subject": "s"}}, {"id": "dana", "signIn": {"issuer": "i", "subject": "s"}}""", "'sam' and 'dana' have one sign-in")]
    [InlineData("""{"id": "sam", "signIn": {"issuer": "i"}}""", "people[].signIn.subject")]
    public void One_person_is_not_two(string people, string problem) =>
        Assert.Contains(Assert.IsType<TenantRead.Refused>(ReadPeople(people)).Problems, said => said.Contains(problem, StringComparison.Ordinal));

    private TenantSettings People(string people) => Assert.IsType<TenantRead.Settings>(ReadPeople(people)).Value;

    private TenantRead ReadPeople(string people)
    {
        var path = Path.Combine(folder, "people.json");
        File.WriteAllText(path, $$"""{"format": "playbooks.tenant/1", "name": "t", "people": [{{people}}]}""");
        return TenantReader.Read(path);
    }

    private TenantRead Read(string apps)
    {
        File.WriteAllText(Path.Combine(folder, "app.pem"), "pem");
        File.WriteAllText(Path.Combine(folder, "bot.pem"), "pem");
        var path = Path.Combine(folder, "tenant.json");
        const string Start = """{"format": "playbooks.tenant/1", "name": "t", "github": {"organisations": ["acme"], "app": {"id": 1, "installation": 2, "key": "file:app.pem"}, "apps": """;
        File.WriteAllText(path, Start + apps + "}}");
        return TenantReader.Read(path);
    }
}
