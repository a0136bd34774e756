using Playbooks.Connectors.Tests.Actions;

namespace Playbooks.Connectors.Tests.Aws.Actions;

/// <summary>The promises of every action of AWS that changes or destroys; an action without a row in <see cref="AwsChangeRows"/> fails here.</summary>
public class AwsChangeContractTests
{
    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var (n, row) in AwsChangeRows.All.Index())
            {
                rows.Add(n, row.Title);
            }

            return rows;
        }
    }

    [Fact]
    public async Task Every_action_that_changes_or_destroys_is_held_to_its_contract_here()
    {
        await using var cloud = await AwsSandbox.StartAsync();
        ChangePromises<AwsSandbox>.AreAskedOfAll(cloud, AwsChangeRows.All);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public Task It_looks_without_changing_acts_once_is_seen_done_and_is_put_back(int number, string title) =>
        HoldAsync(number, title, promises => promises.ItLooksActsOnceIsSeenDoneAndIsPutBackAsync());

    [Theory]
    [MemberData(nameof(Rows))]
    public Task An_answer_that_is_lost_after_the_effect_doubles_nothing(int number, string title) =>
        HoldAsync(number, title, promises => promises.ALostAnswerDoublesNothingAsync());

    [Theory]
    [MemberData(nameof(Rows))]
    public Task What_aws_refuses_is_a_failure_of_the_contract_and_a_limit_is_waited_for(int number, string title) =>
        HoldAsync(number, title, promises => promises.ARefusalIsAFailureOfTheContractAndALimitIsWaitedForAsync());

    private static async Task HoldAsync(int number, string title, Func<ChangePromises<AwsSandbox>, Task> hold)
    {
        var row = AwsChangeRows.All[number];
        Assert.Equal(title, row.Title);
        await using var cloud = await AwsSandbox.StartAsync();
        await hold(await ChangePromises<AwsSandbox>.OfAsync(cloud, row));
    }
}
