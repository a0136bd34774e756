using Playbooks.Core.Plans;
using Playbooks.Core.Runs;

namespace Playbooks.Cli.Tests.Barrier;

/// <summary>
/// Credentials were replaced one by one after the first Trivy incident, while an access that had been stolen still lived and could read the
/// new ones: the second incident was made with those. Judged by what the intruder can sign in with afterwards, in the sandbox's own truth.
/// </summary>
public sealed class StolenAccessTests
{
    [Fact]
    public async Task Stolen_access_that_polls_while_the_shipped_playbook_rotates_reads_no_new_value()
    {
        await using var response = await RespondAsync(shipped => shipped);

        Assert.Equal(RunOutcome.Completed, response.Run?.Outcome);
        Assert.Equal((true, true), (response.Intruder.ReadAtFirst > 0, response.Intruder.Polls > 0));
        Assert.Empty(response.Intruder.Working);
    }

    [Fact]
    public async Task Rotated_one_by_one_without_the_barrier_the_same_access_reads_a_new_value_that_works()
    {
        await using var response = await RespondAsync(WithoutBarrier);

        Assert.Equal(RunOutcome.Completed, response.Run?.Outcome);
        Assert.Single(response.Intruder.Fresh);
    }

    [Fact]
    public async Task Where_the_stolen_access_is_not_cut_the_plan_refuses_to_write_what_it_could_read()
    {
        await using var response = await RespondAsync(KeepingTheReader);

        var refused = response.Plans.SelectMany(plan => plan.Skipped).Where(skipped => skipped.Code == SkipCode.Barrier).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, skipped => Assert.Contains("is still alive and could read the new value", skipped.Reason, StringComparison.Ordinal));
        Assert.Empty(response.Intruder.Fresh);
    }

    private static Task<WatchedResponse> RespondAsync(Func<string, string> remake) => WatchedResponse.ToAsync("trivy-litellm", "terraform", remake);

    /// <summary>Nobody asks who could read a place; one credential after the other.</summary>
    private static string WithoutBarrier(string shipped) => shipped
        .Replace("          readers: ${{ item.readers }}\n", "", StringComparison.Ordinal)
        .Replace("  - stage: rotate\n", "  - stage: rotate\n    concurrency: 1\n", StringComparison.Ordinal);

    /// <summary>The key of the user that can read others' new values is left as it is.</summary>
    private static string KeepingTheReader(string shipped) => shipped
        .Replace("        uses: rotate.aws-access-key\n", "        uses: rotate.aws-access-key\n        when: ${{ item.principal != \"terraform\" }}\n", StringComparison.Ordinal);
}
