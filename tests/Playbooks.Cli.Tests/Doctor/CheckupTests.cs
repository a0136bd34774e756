using System.Net;
using System.Net.Sockets;
using Playbooks.Connectors.Checkups;
using Playbooks.Connectors.Tenants;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Cli.Tests.Doctor;

public sealed class CheckupTests : IAsyncLifetime
{
    private ExaminedSandbox sandbox = null!; // set before each test by xunit

    public async Task InitializeAsync() => sandbox = await ExaminedSandbox.StartAsync(_ => { });

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_told_and_the_others_are_still_looked_at()
    {
        var github = sandbox.Tenant.GitHub ?? throw new InvalidOperationException("the tenant has GitHub");

        var lines = await sandbox.ExamineAsync(sandbox.Tenant with { GitHub = github with { Address = $"http://127.0.0.1:{ClosedPort()}" } });

        var wrong = Assert.Single(lines, line => line.Result == CheckupResult.Wrong);
        Assert.Equal(("GitHub", "App"), (wrong.Of, wrong.What));
        Assert.Contains("reach the provider", wrong.Cure, StringComparison.Ordinal);
        Assert.All(new[] { "AWS 111122223333", "Entra" }, part => Assert.Contains(lines, line => line.Of == part && line.What == "permissions" && line.Result == CheckupResult.Fine));
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_told_for_each_provider()
    {
        var lines = await sandbox.ExamineAsync(sandbox.Tenant, new SandboxClock(sandbox.Host.Clock, TimeSpan.FromMinutes(6)));

        Assert.Equal(["GitHub", "AWS 111122223333", "Entra"], lines.Where(line => line is { What: "clock", Result: CheckupResult.Wrong }).Select(line => line.Of));
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_told()
    {
        var key = sandbox.Tenant.SecretFiles.Single(file => file.EndsWith("github-app.pem", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Equal((key, $"chmod 600 {key}"), (await WrongAsync(sandbox.Tenant)) is var wrong ? (wrong.What, wrong.Cure.Split(';')[0]) : default);
        }
    }

    [Fact]
    public async Task An_installation_that_is_suspended_is_told()
    {
        var part = sandbox.Host.Tenant.Parts.OfType<GitHubPart>().Single();
        part.World.App.Suspended = sandbox.Host.Clock.GetUtcNow();

        Assert.StartsWith("suspended since", (await WrongAsync(sandbox.Tenant)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_of_another_organisation_is_told() =>
        Assert.Equal("the installation is in acme, not in other", (await WrongAsync(sandbox.Tenant with { Organisations = ["acme", "other"] })).Detail);

    [Fact]
    public async Task Credentials_of_another_account_are_told()
    {
        var account = sandbox.Tenant.Accounts[0] with { Id = "444455556666" };

        Assert.Equal("the credentials are of account 111122223333", (await WrongAsync(sandbox.Tenant with { Accounts = [account] })).Detail);
    }

    [Fact]
    public async Task A_token_of_another_directory_is_told()
    {
        var entra = sandbox.Tenant.Entra ?? throw new InvalidOperationException("the tenant has Entra");
        var lines = await sandbox.ExamineAsync(sandbox.Tenant with { Entra = entra with { DirectoryId = "11111111-2222-3333-4444-555555555555" } });

        Assert.Contains(lines, line => line is { Of: "Entra", What: "token", Result: CheckupResult.Wrong });
    }

    [Fact]
    public async Task A_role_that_nobody_has_and_a_quorum_that_cannot_be_met_are_told()
    {
        var lines = await sandbox.ExamineAsync(People(new("sam", ["security", "identity", "security-leads"]), new("eli", ["identity"])));

        Assert.Contains(lines, line => line is { What: "role platform", Result: CheckupResult.Wrong });
        Assert.Equal(["rotate", "restore"], lines.Where(line => line.Result == CheckupResult.Wrong && line.What.StartsWith("package-compromise, ", StringComparison.Ordinal)).Select(line => line.What.Split(", ")[1]));
    }

    [Fact]
    public async Task One_person_cannot_fill_two_places_of_a_quorum_nor_decide_on_a_run_of_their_own()
    {
        var lines = await sandbox.ExamineAsync(People(new("sam", ["security", "identity", "platform", "security-leads"]), new("eli", ["identity"])));

        Assert.Contains(lines, line => line is { What: "package-compromise, rotate", Result: CheckupResult.Wrong });
        Assert.Contains(lines, line => line is { What: "package-compromise, contain", Result: CheckupResult.Unsure });
    }

    [Fact]
    public async Task A_provider_that_the_tenant_file_does_not_name_is_told_but_is_no_fault()
    {
        var lines = await sandbox.ExamineAsync(sandbox.Tenant with { Entra = null });

        Assert.DoesNotContain(lines, line => line.Result == CheckupResult.Wrong);
        Assert.Single(lines, line => line is { Of: "Entra", Result: CheckupResult.Unsure });
    }

    private async Task<CheckupLine> WrongAsync(TenantSettings settings) =>
        Assert.Single(await sandbox.ExamineAsync(settings), line => line.Result == CheckupResult.Wrong);

    private static TenantSettings People(params TenantPerson[] people) => new() { Name = "people", People = [.. people] };

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
