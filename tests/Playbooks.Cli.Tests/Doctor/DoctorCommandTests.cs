using Playbooks.Sandbox.Scenarios;
using static Playbooks.Cli.Tests.Doctor.ExaminedSandbox;

namespace Playbooks.Cli.Tests.Doctor;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task A_complete_tenant_has_all_that_the_shipped_playbooks_need_and_no_secret_is_shown()
    {
        await using var sandbox = await StartAsync(_ => { });

        var (code, output, error) = await RunAsync("--tenant", sandbox.TenantPath);

        Assert.True(code == ExitCode.Ok, output);
        Assert.Contains("\nReady", output, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", output, StringComparison.Ordinal);
        Assert.All(new[] { "GitHub", "AWS 111122223333", "Entra", "people", "files" }, part => Assert.Contains($"Looking at {part} …", error, StringComparison.Ordinal));
        Assert.DoesNotContain(sandbox.Host.Secrets, secret => output.Contains(secret, StringComparison.Ordinal) || error.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_one_permission_of_each_provider_lacks_is_named_exactly_with_its_cure()
    {
        await using var sandbox = await StartAsync(scenario =>
        {
            scenario.Section("github").Object("app").Object("permissions")["secrets"] = "read";
            Deny(scenario, "iam:UpdateAccessKey");
            var roles = scenario.Section("entra").Objects("applications").Single(application => application.Text("name") == "ir-responder")["app_roles"]?.AsArray();
            roles?.RemoveAll(role => role?.ToString() == "Application.ReadWrite.All");
        });

        var (code, lines) = await sandbox.JsonAsync();

        Assert.Equal(ExitCode.No, code);
        var missing = lines.Where(line => line.GetText("result") == "missing").ToList();
        Assert.Equal(
            ["GitHub secrets:write", "AWS 111122223333 iam:UpdateAccessKey", "Entra Application.ReadWrite.All"],
            missing.Select(line => $"{line.GetText("of")} {line.GetText("what")}"));
        Assert.All(missing, line => Assert.NotEqual("", line.GetText("cure")));
    }

    [Fact]
    public async Task Where_the_run_may_not_ask_what_it_may_do_that_is_said_and_counts_as_no_fault()
    {
        await using var sandbox = await StartAsync(scenario => Deny(scenario, "iam:SimulatePrincipalPolicy"));

        var (code, lines) = await sandbox.JsonAsync();

        var line = Assert.Single(lines, line => line.GetText("result") == "unsure" && line.GetText("of") == "AWS 111122223333");
        Assert.Contains("\"Action\":\"iam:SimulatePrincipalPolicy\",\"Resource\":\"arn:aws:iam::111122223333:user/ir-responder\"", line.GetText("cure"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, code);
    }

    [Theory]
    [InlineData("no-such-playbook")]
    [InlineData("--tenant", "no-such-file.json")]
    public async Task A_wrong_call_says_what_is_wrong_and_exits_with_two(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((ExitCode.WrongCall, ""), (code, output));
        Assert.Contains("no-such", error, StringComparison.Ordinal);
    }
}
