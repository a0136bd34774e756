using Playbooks.Connectors.GitHub.Repositories;
using Playbooks.Connectors.Http;
using Playbooks.Sandbox.Faults;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

public class HostileAnswerTests
{
    [Theory]
    [InlineData(FaultKind.HugeBody, FailureKind.TooLarge)]
    [InlineData(FaultKind.MalformedBody, FailureKind.Malformed)]
    [InlineData(FaultKind.Redirect, FailureKind.Status)]
    [InlineData(FaultKind.Drop, FailureKind.NoAnswer)]
    public async Task A_hostile_answer_over_real_HTTP_is_a_failure(FaultKind fault, FailureKind kind)
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.Host.AddFault(new FaultRule { Kind = fault, Provider = "github", Operation = "apps/list-repos-accessible-to-installation", Times = 5 });

        var answer = await github.Connection.Api.ListRepositoriesAsync(CancellationToken.None);

        Assert.Equal(kind, answer.Failure?.Kind);
        github.Violations.Clear();
    }

    [Fact]
    public async Task A_short_outage_is_not_noticed()
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.Host.AddFault(new FaultRule { Kind = FaultKind.ServerError, Provider = "github", Operation = "apps/list-repos-accessible-to-installation", Times = 2 });

        Assert.Null((await github.Connection.Api.ListRepositoriesAsync(CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task A_limit_is_waited_for_on_our_clock()
    {
        await using var github = await SandboxGitHub.StartAsync();
        github.Host.AddFault(new FaultRule { Kind = FaultKind.TooManyRequests, Provider = "github", Operation = "apps/list-repos-accessible-to-installation", Seconds = 30 });
        var listing = github.Connection.Api.ListRepositoriesAsync(CancellationToken.None);
        await github.Time.WaitingFor(TimeSpan.FromSeconds(30));
        github.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Null((await listing).Failure);
    }
}
