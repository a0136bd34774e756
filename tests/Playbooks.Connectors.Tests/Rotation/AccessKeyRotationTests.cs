using System.Text.Json;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Rotation;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Connectors.Tests.Aws.Actions;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Rotations;
using Playbooks.Core.Values;
using Playbooks.Sandbox.Faults;
using static Playbooks.Connectors.Tests.Aws.Actions.AwsSandbox;

namespace Playbooks.Connectors.Tests.Rotation;

/// <summary>Rotation of an access key against the sandbox, cut short at each of its marks and carried on.</summary>
public class AccessKeyRotationTests : IAsyncLifetime
{
    private AwsSandbox aws = null!; // set before each test by xunit
    private ActionDriver driver = null!; // as above

    private string Old => aws.KeyId("single");

    private Call Rotate => Call("single", Old);

    public async Task InitializeAsync()
    {
        aws = await StartAsync();
        driver = new ActionDriver(Rotations.Over(aws.Connection, null, null, [], aws.Time, () => 0).Actions, aws.Time);
    }

    public async Task DisposeAsync()
    {
        await aws.DisposeAsync();
        Assert.Empty(aws.Violations);
    }

    [Fact]
    public async Task A_key_is_replaced_in_its_places_before_the_old_one_is_retired()
    {
        var survey = await driver.SurveyAsync(Rotate);
        Assert.Equal("aws:111122223333/access-key/stolen", Assert.Single(survey.Guards));
        Assert.Equal($"aws:{Account}/access-key/{Old}", Assert.Single(survey.Cuts));

        var (output, undo) = await driver.DoAsync(Rotate);

        Assert.Null(undo);
        await AssertRotatedAsync(output.GetText("new"));
        Assert.Equal(["creating", "created", "distributing", "distributed", "retiring", "retired"], driver.Scope.Marks.Select(m => m.Name));
    }

    [Theory]
    [InlineData("creating")]
    [InlineData("created")]
    [InlineData("distributing")]
    [InlineData("distributed")]
    [InlineData("retiring")]
    [InlineData("retired")]
    public async Task A_rotation_that_was_cut_short_is_carried_on_and_leaves_no_orphan(string mark)
    {
        var survey = await driver.SurveyAsync(Rotate);
        driver.Scope.CrashAfter = mark;
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.PerformAsync(Rotate, survey));
        driver.Scope.CrashAfter = null;

        var again = await driver.SurveyAsync(Rotate);
        if (again.Verdict == SurveyVerdict.Partial)
        {
            Assert.IsType<ActionOutcome.Succeeded>(await driver.PerformAsync(Rotate, again));
        }

        Assert.Equal(mark == "retired" ? SurveyVerdict.Done : SurveyVerdict.Partial, again.Verdict);
        await AssertRotatedAsync(null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("grace")]
    [InlineData("deleted")]
    public async Task The_old_key_is_deactivated_kept_for_the_grace_and_then_deleted_whatever_is_cut_short(string? mark)
    {
        var call = Plus(Rotate, ("grace", Value.Of("24h")));
        driver.Scope.CrashAfter = mark;

        await TryAsync(call);
        driver.Scope.CrashAfter = null;
        var waits = Assert.IsType<ActionOutcome.FailedRetryable>(await driver.PerformAsync(call, await driver.SurveyAsync(call)));

        Assert.Equal(("in-grace", TimeSpan.FromHours(24)), (waits.Code, waits.Wait));
        Assert.True((await aws.Access.Keys.ListAsync("single", default)).Is(out var keys, out _));
        Assert.False(Assert.Single(keys, k => k.Id == Old).IsActive);
        Assert.Equal(RotationState.Grace, new RotationMarks(driver.Scope.Marks).StateOf(1));
        aws.Time.Advance(TimeSpan.FromHours(24));
        if (mark == "deleted")
        {
            driver.Scope.CrashAfter = mark;
            await TryAsync(call);
            driver.Scope.CrashAfter = null;
        }

        var survey = await driver.SurveyAsync(call);
        if (survey.Verdict != SurveyVerdict.Done)
        {
            Assert.Equal("OldDeleted", Assert.IsType<ActionOutcome.Succeeded>(await driver.PerformAsync(call, survey)).Output.GetText("state"));
        }

        Assert.DoesNotContain(Old, await KeysAsync());
        Assert.Equal(RotationState.OldDeleted, new RotationMarks(driver.Scope.Marks).StateOf(1));
        Assert.Single(driver.Scope.Marks, m => m.Name == "created");
    }

    [Theory]
    [InlineData("24h")]
    [InlineData(null)]
    public async Task An_old_key_that_somebody_activated_again_is_neither_deleted_nor_called_retired(string? grace)
    {
        var call = grace is null ? Rotate : Plus(Rotate, ("grace", Value.Of(grace)));
        await TryAsync(call);
        Assert.Null((await aws.Access.Keys.UpdateAsync("single", Old, "Active", default)).Failure);
        aws.Time.Advance(TimeSpan.FromHours(24));

        var survey = await driver.SurveyAsync(call);
        var refused = Assert.IsType<ActionOutcome.Refused>(await driver.PerformAsync(call, survey));

        Assert.Equal((SurveyVerdict.Partial, "needs-person"), (survey.Verdict, refused.Code));
        Assert.Contains(Old, await KeysAsync());
    }

    [Fact]
    public async Task A_key_that_was_used_during_the_grace_is_not_deleted_although_it_is_deactivated_again()
    {
        var call = Plus(Rotate, ("grace", Value.Of("24h")));
        await TryAsync(call);
        aws.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null((await aws.Access.Keys.UpdateAsync("single", Old, "Active", default)).Failure);
        aws.Time.Advance(TimeSpan.FromHours(1));
        await aws.As("single").Keys.ListAsync("single", default);
        Assert.Null((await aws.Access.Keys.UpdateAsync("single", Old, "Inactive", default)).Failure);
        aws.Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal("needs-person", Assert.IsType<ActionOutcome.Refused>(await driver.PerformAsync(call, await driver.SurveyAsync(call))).Code);

        Assert.Contains(Old, await KeysAsync());
    }

    [Fact]
    public async Task A_replacement_made_during_the_grace_has_a_grace_of_its_own()
    {
        var call = Plus(Rotate, ("grace", Value.Of("24h")));
        await TryAsync(call);
        aws.Time.Advance(TimeSpan.FromHours(23));
        var first = Assert.Single(await KeysAsync(), k => k != Old);
        Assert.Null((await aws.Access.Keys.DeleteAsync("single", first, default)).Failure);

        var waits = Assert.IsType<ActionOutcome.FailedRetryable>(await driver.PerformAsync(call, await driver.SurveyAsync(call)));

        Assert.Equal(("in-grace", TimeSpan.FromHours(24), true), (waits.Code, waits.Wait, waits.IsWait));
        Assert.Contains(Old, await KeysAsync());
    }

    [Fact]
    public async Task Without_a_grace_the_old_key_stays_deactivated()
    {
        Assert.Equal("OldDisabled", (await driver.DoAsync(Rotate)).Output.GetText("state"));
    }

    [Fact]
    public async Task A_grace_that_is_none_is_refused_with_how_to_write_it()
    {
        var failed = Assert.IsType<ActionOutcome.FailedFinal>(await driver.SurveyFailsAsync(Plus(Rotate, ("grace", Value.Of("a day")))));

        Assert.Contains("30m, 24h or 7d", failed.Message, StringComparison.Ordinal);
    }

    private static Call Plus(Call call, params (string Name, Value Value)[] more) =>
        call with { Arguments = Value.MapOf([.. ((Value.Map)call.Arguments).Entries.Select(e => (((Value.Text)e.Key).Content, e.Value)), .. more]) };

    private async Task TryAsync(Call call)
    {
        try
        {
            await driver.PerformAsync(call, await driver.SurveyAsync(call));
        }
        catch (InvalidOperationException crash) when (crash.Message.StartsWith("crashed after", StringComparison.Ordinal))
        {
            // The next attempt goes on from the marks.
        }
    }

    [Fact]
    public async Task A_lost_answer_to_making_the_key_is_unknown_and_the_orphan_is_replaced()
    {
        var survey = await driver.SurveyAsync(Rotate);
        aws.Host.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Provider = "aws", Operation = "iam:CreateAccessKey" });

        Assert.IsType<ActionOutcome.Unknown>(await driver.PerformAsync(Rotate, survey));
        var orphan = Assert.Single(await KeysAsync(), k => k != Old);
        var again = await driver.SurveyAsync(Rotate);
        Assert.Equal(SurveyVerdict.Partial, again.Verdict);
        Assert.IsType<ActionOutcome.Succeeded>(await driver.PerformAsync(Rotate, again));

        Assert.DoesNotContain(orphan, await KeysAsync());
        await AssertRotatedAsync(null);
    }

    [Fact]
    public async Task A_value_that_reached_a_readable_place_is_recovered_rather_than_made_anew()
    {
        var survey = await driver.SurveyAsync(Rotate);
        aws.Host.AddFault(new FaultRule { Kind = FaultKind.ServerError, Provider = "aws", Operation = "secretsmanager:UpdateSecretVersionStage", Times = 20 });
        Assert.IsType<ActionOutcome.FailedRetryable>(await driver.PerformAsync(Rotate, survey));
        aws.Host.ClearFaults();
        var made = Assert.Single(await KeysAsync(), k => k != Old);

        Assert.IsType<ActionOutcome.Succeeded>(await driver.PerformAsync(Rotate, await driver.SurveyAsync(Rotate)));

        await AssertRotatedAsync(made);
    }

    [Fact]
    public async Task A_full_user_is_refused_with_what_to_do()
    {
        var why = Assert.IsType<ActionOutcome.Refused>(await driver.SurveyFailsAsync(Call("deployer", aws.KeyId("leaked"))));

        Assert.Equal("limit-exceeded", why.Code);
        Assert.Contains($"{aws.KeyId("spare")} (inactive)", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_user_is_planned_where_the_plan_makes_room_first_and_refused_where_it_did_not()
    {
        var call = Call("deployer", aws.KeyId("leaked"), ("spares", Value.ListOf([aws.KeyId("spare")])));
        var survey = await driver.SurveyAsync(call);

        Assert.Equal("limit-exceeded", Assert.IsType<ActionOutcome.Refused>(await driver.PerformAsync(call, survey)).Code);
        Assert.Null((await aws.Access.Keys.DeleteAsync("deployer", aws.KeyId("spare"), default)).Failure);
        Assert.IsType<ActionOutcome.Succeeded>(await driver.PerformAsync(call, survey));
    }

    [Fact]
    public async Task A_parameter_is_given_the_new_secret()
    {
        var call = Call("single", Old);
        var places = Value.ListOf([.. call.Arguments.Get("places")?.Items ?? [], Value.MapOf(With("kind", "aws-parameter"), ("names", Value.MapOf(With("secret", "/shop/token"))))]);
        await driver.DoAsync(ActionDriver.Call("rotate.aws-access-key", With("user", "single"), With("key", Old), ("places", places)));

        Assert.True((await aws.Access.Parameters.GetAsync("/shop/token", default)).Is(out var parameter, out _));
        Assert.True((await aws.Access.Secrets.GetValueAsync("shop/db", SecretDescription.Current, default)).Is(out var held, out _));
        using var members = JsonDocument.Parse(held.RevealText());
        Assert.Equal(members.RootElement.GetProperty("secret").GetString(), parameter.RevealText());
    }

    [Fact]
    public async Task The_runs_own_key_is_not_rotated()
    {
        Assert.Equal("self-lockout", Assert.IsType<ActionOutcome.Refused>(await driver.SurveyFailsAsync(Call("responder", aws.KeyId("responder")))).Code);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_places_and_checks_is_said_at_once()
    {
        var call = Rotate with
        {
            Arguments = Value.MapOf(
                With("user", "single"), With("key", Old),
                ("places", Value.ListOf([Value.MapOf(With("kind", "drawer")), Value.MapOf(With("kind", "aws-secret"))])),
                ("checks", Value.ListOf([Value.MapOf(With("kind", "http"), With("url", "https://elsewhere.example/"))]))),
        };

        var why = Assert.IsType<ActionOutcome.FailedFinal>(await driver.SurveyFailsAsync(call));

        Assert.Equal("invalid-arguments", why.Code);
        Assert.All(new[] { "places[0]", "places[1]", "checks[0]" }, place => Assert.Contains(place, why.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_is_recorded_holds_the_new_value()
    {
        var (output, _) = await driver.DoAsync(Rotate);

        var recorded = string.Join('\n', driver.Scope.Marks.Select(m => PlainJson.Write(m.Data)).Append(PlainJson.Write(output)));
        Assert.DoesNotContain(aws.Host.Secrets, s => recorded.Contains(s, StringComparison.Ordinal));
    }

    private static Call Call(string user, string key, params (string Name, Value Value)[] more) => ActionDriver.Call(
        "rotate.aws-access-key", [With("user", user), With("key", key),
        ("places", Value.ListOf([Value.MapOf(
            With("kind", "aws-secret"), With("secretId", "shop/db"), ("keys", Value.MapOf(With("id", "id"), With("secret", "secret"))))])),
        ("readers", Value.ListOf(["aws:111122223333/access-key/stolen"])), .. more]);

    private async Task AssertRotatedAsync(string? expected)
    {
        Assert.True((await aws.Access.Keys.ListAsync("single", default)).Is(out var keys, out _));
        Assert.Equal(2, keys.Length);
        Assert.False(keys.Single(k => k.Id == Old).IsActive);
        var made = keys.Single(k => k.Id != Old);
        Assert.True(made.IsActive);
        Assert.Equal(expected ?? made.Id, made.Id);
        Assert.True((await aws.Access.Secrets.GetValueAsync("shop/db", SecretDescription.Current, default)).Is(out var held, out _));
        using var members = JsonDocument.Parse(held.RevealText());
        Assert.Equal(made.Id, members.RootElement.GetProperty("id").GetString());
        Assert.Contains(members.RootElement.GetProperty("secret").GetString(), aws.Host.Secrets);
        Assert.True((await aws.Access.Secrets.DescribeAsync("shop/db", default)).Is(out var secret, out _));
        Assert.Null(secret.VersionAt(SecretDescription.Previous));
    }

    private async Task<IEnumerable<string>> KeysAsync() =>
        (await aws.Access.Keys.ListAsync("single", default)).Is(out var keys, out _) ? keys.Select(k => k.Id) : [];
}
