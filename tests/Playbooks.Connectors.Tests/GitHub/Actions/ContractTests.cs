using System.Text.RegularExpressions;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public partial class ContractTests
{
    [Fact]
    public async Task Every_contract_says_what_it_needs_and_what_it_promises()
    {
        await using var github = await SandboxGitHub.StartAsync();
        foreach (var contract in github.Contracts)
        {
            Assert.Matches(Name(), contract.Name);
            Assert.EndsWith(".", contract.Summary, StringComparison.Ordinal);
            Assert.All(contract.Permissions, p => Assert.Matches("^[a-z_]+:(read|write)$", p.Name));
            Assert.NotEmpty(contract.Permissions);
            Assert.Equal(contract.Failures.Length, contract.Failures.DistinctBy(f => f.Code).Count());
            Assert.Equal(contract.Effect != Effect.Reads, contract.Undo.Length > 0);
            Assert.All(contract.Inputs, i => Assert.Matches("^[a-z_]+$", i.Name));
            Assert.All(contract.After, after => Assert.Contains(github.Contracts, c => c.Name == after));
        }
    }

    [Theory]
    [InlineData("""{"repository":"acme/../x"}""", "invalid-arguments")]
    [InlineData("""{"repository":"acme"}""", "invalid-arguments")]
    [InlineData("""{"repository":"other/web"}""", "not-configured")]
    [InlineData("""{"repository":"acme/nothing"}""", "not-found-or-not-permitted")]
    public async Task A_place_that_is_none_is_a_failure_of_the_contract(string with, string code)
    {
        await using var github = await SandboxGitHub.StartAsync();

        var outcome = await github.TryReadAsync("github.list-deploy-keys", with);

        Assert.Equal(code, Assert.IsType<ActionOutcome.FailedFinal>(outcome).Code);
        Assert.Contains(github.Contracts.Single(c => c.Name == "github.list-deploy-keys").Failures, f => f.Code == code);
    }

    [GeneratedRegex("^github\\.[a-z]+(-[a-z]+)+$")]
    private static partial Regex Name();
}
