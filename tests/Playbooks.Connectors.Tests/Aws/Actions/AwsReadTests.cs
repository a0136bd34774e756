using Playbooks.Connectors.Tests.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using static Playbooks.Connectors.Tests.Actions.ActionDriver;
using static Playbooks.Connectors.Tests.Aws.Actions.AwsSandbox;

namespace Playbooks.Connectors.Tests.Aws.Actions;

public class AwsReadTests : IAsyncLifetime
{
    private AwsSandbox aws = null!; // set before each test by xunit

    private ActionDriver Driver => aws.Driver;

    public async Task InitializeAsync() => aws = await StartAsync();

    public async Task DisposeAsync()
    {
        await aws.DisposeAsync();
        Assert.Empty(aws.Violations);
    }

    [Fact]
    public async Task The_caller_is_named()
    {
        var output = await Driver.ReadAsync(Call("aws.caller-identity"));

        Assert.Equal((Account, $"arn:aws:iam::{Account}:user/responder"), (output.GetText("account"), output.GetText("arn")));
    }

    [Fact]
    public async Task An_account_is_read_whole_and_without_any_secret()
    {
        var output = await Driver.ReadAsync(Call("aws.read-account"));

        Assert.Equal(["deployer", "responder", "single"], Names(output, "users"));
        var deployer = Assert.Single(output.Get("users")!.Items, u => u.GetText("name") == "deployer");
        Assert.Equal(
            new[] { (aws.KeyId("leaked"), "Active", "2026-08-01T00:00:00Z"), (aws.KeyId("spare"), "Inactive", null) }.Order(),
            deployer.Get("keys")!.Items.Select(k => (k.GetText("id")!, k.GetText("status")!, k.GetText("lastUsed"))).Order());
        Assert.Equal(["AWSServiceRoleForSupport", "deploy", "legacy"], Names(output, "roles"));
        Assert.Contains("repo:acme/shop:*", output.Get("roles")!.Items.Single(r => r.GetText("name") == "deploy").GetText("trust"), StringComparison.Ordinal);
        Assert.Equal(Issuer, Assert.Single(output.Get("providers")!.Items).GetText("url"));
        Assert.Equal(["shop/db"], Names(output, "secrets"));
        Assert.Equal(["/shop/token"], Names(output, "parameters"));
        var text = PlainJson.Write(output);
        Assert.DoesNotContain(aws.Host.Secrets, s => text.Contains(s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dead_key_is_proven_dead_and_a_living_one_is_not()
    {
        var key = aws.KeyId("leaked");
        var proof = Call("aws.prove-key-dead", With("user", "deployer"), With("key", key), With("since", "2026-08-10T12:00:00Z"));
        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.FailedFinal>(await PacedAsync(proof)).Code);

        await Driver.DoAsync(Call("aws.deactivate-access-key", With("user", "deployer"), With("key", key)));

        var output = Assert.IsType<ActionOutcome.Succeeded>(await PacedAsync(proof)).Output;
        Assert.Equal((Value.True, "Inactive", "2026-08-01T00:00:00Z"), (output.Get("dead"), output.GetText("status"), output.GetText("lastUsed")));
    }

    [Fact]
    public async Task A_key_that_was_used_after_the_cut_is_not_proven_dead()
    {
        var key = aws.KeyId("leaked");
        await Driver.DoAsync(Call("aws.deactivate-access-key", With("user", "deployer"), With("key", key)));

        var why = await PacedAsync(Call("aws.prove-key-dead", With("user", "deployer"), With("key", key), With("since", "2026-07-31T00:00:00Z")));

        Assert.Equal("still-alive", Assert.IsType<ActionOutcome.FailedFinal>(why).Code);
    }

    [Fact]
    public async Task Events_are_found_by_what_was_done()
    {
        await Driver.DoAsync(Call("aws.deny-user", With("user", "deployer")));
        aws.Time.Advance(TimeSpan.FromMinutes(30));

        var output = Assert.IsType<ActionOutcome.Succeeded>(
            await PacedAsync(Call("aws.lookup-events", With("by", "EventName"), With("value", "PutUserPolicy"), With("since", "2026-08-10T00:00:00Z")))).Output;

        var found = Assert.Single(output.Get("events")!.Items);
        Assert.Equal(("PutUserPolicy", aws.KeyId("responder")), (found.GetText("name"), found.GetText("key")));
    }

    [Fact]
    public async Task Events_are_looked_up_by_known_attributes_only()
    {
        var why = await Driver.LookUpAsync(Call("aws.lookup-events", With("by", "Colour"), With("value", "red"), With("since", "2026-08-10T00:00:00Z")));

        Assert.Equal("invalid-request", Assert.IsType<ActionOutcome.FailedFinal>(why).Code);
    }

    [Fact]
    public async Task What_a_user_last_used_is_told_by_service_and_action_once_the_report_is_made()
    {
        var asked = Call("aws.read-last-access", With("principal", $"arn:aws:iam::{Account}:user/responder"));
        await Driver.DoAsync(Call("aws.deny-user", With("user", "deployer")));

        var all = (await WaitedAsync(asked)).Get("services")!.Items;
        var used = Assert.Single((await WaitedAsync(Call("aws.read-last-access", With("principal", $"arn:aws:iam::{Account}:user/responder"), With("since", "2026-08-10T12:00:00Z")))).Get("services")!.Items, s => s.GetText("service") == "iam");

        Assert.Equal(["access-analyzer", "cloudtrail", "iam", "organizations", "secretsmanager", "ssm", "sts"], all.Select(s => s.GetText("service")));
        Assert.Null(all[5].GetText("at"));
        Assert.Equal(("us-east-1", "2026-08-10T12:00:00Z"), (used.GetText("region"), used.Get("actions")!.Items.Single(a => a.GetText("action") == "PutUserPolicy").GetText("at")));
    }

    [Fact]
    public async Task The_last_use_of_nobody_is_not_found()
    {
        var why = await Driver.LookUpAsync(Call("aws.read-last-access", With("principal", $"arn:aws:iam::{Account}:user/nobody")));

        Assert.Equal("not-found", Assert.IsType<ActionOutcome.FailedFinal>(why).Code);
    }

    [Fact]
    public async Task Events_are_found_in_an_event_store_over_all_pages()
    {
        string[] users = ["deployer", "single"];
        foreach (var user in users)
        {
            await aws.DoneAsync("aws.deny-user", With("user", user));
        }

        aws.Time.Advance(TimeSpan.FromMinutes(1));
        var found = (await WaitedAsync(Search("AccessKeyId", aws.KeyId("responder")))).Get("events")!.Items;

        Assert.True(found.Length > 2, "one page holds two rows");
        Assert.Equal(2, found.Count(e => e.GetText("name") == "PutUserPolicy"));
        Assert.All(found, e => Assert.Equal((aws.KeyId("responder"), $"arn:aws:iam::{Account}:user/responder"), (e.GetText("key"), e.GetText("identity"))));
    }

    [Fact]
    public async Task A_quote_in_a_value_stays_within_the_value_of_the_query()
    {
        await aws.DoneAsync("aws.deny-user", With("user", "deployer"));
        aws.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty((await WaitedAsync(Search("EventName", "x' OR eventName = 'PutUserPolicy"))).Get("events")!.Items);
    }

    [Theory]
    [InlineData("00000000-1111-4222-8333-444455556666", "EventName", "not-found")]
    [InlineData("c0ffee00 WHERE 1 = 1 --", "EventName", "invalid-request")]
    [InlineData("c0ffee00-1111-4222-8333-444455556666", "Colour", "invalid-request")]
    public async Task A_store_or_attribute_that_is_not_there_is_refused(string store, string by, string code)
    {
        var why = await Driver.LookUpAsync(Call("aws.search-event-store", With("store", store), With("by", by), With("value", "v"), With("since", "2026-08-10T00:00:00Z")));

        Assert.Equal(code, Assert.IsType<ActionOutcome.FailedFinal>(why).Code);
    }

    private static Call Search(string by, string value) => Call(
        "aws.search-event-store", With("store", "arn:aws:cloudtrail:eu-west-1:111122223333:eventdatastore/c0ffee00-1111-4222-8333-444455556666"),
        With("by", by), With("value", value), With("since", "2026-08-10T00:00:00Z"));

    private async Task<Value> WaitedAsync(Call call)
    {
        var reading = Driver.ReadAsync(call);
        while (await Task.WhenAny(reading, aws.Time.WaitingFor(TimeSpan.FromSeconds(1))) != reading)
        {
            aws.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return await reading;
    }

    /// <summary>Lets time pass whenever the trail's pace waits.</summary>
    private async Task<ActionOutcome> PacedAsync(Call call)
    {
        var reading = Driver.LookUpAsync(call);
        while (!reading.IsCompleted)
        {
            await Task.WhenAny(reading, aws.Time.WaitingFor(TimeSpan.FromMilliseconds(500)));
            aws.Time.Advance(reading.IsCompleted ? TimeSpan.Zero : TimeSpan.FromMilliseconds(500));
        }

        return await reading;
    }

    private static IEnumerable<string?> Names(Value output, string list) => output.Get(list)!.Items.Select(i => i.GetText("name")).Order(StringComparer.Ordinal);
}
