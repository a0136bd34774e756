using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Rotation;
using Playbooks.Connectors.Rotation.Issuers;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Connectors.Tests.Aws.Actions;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Tests.Rotation;

public class AwsSecretRotationTests : IAsyncLifetime
{
    private AwsSandbox aws = null!; // set before each test by xunit
    private ScopeForTests scope = null!; // as above
    private readonly PlaceForTests copy = new();

    public async Task InitializeAsync()
    {
        aws = await AwsSandbox.StartAsync();
        scope = new ScopeForTests(aws.Time);
    }

    public async Task DisposeAsync()
    {
        await aws.DisposeAsync();
        Assert.Empty(aws.Violations);
    }

    [Fact]
    public async Task One_member_is_replaced_its_copies_follow_and_the_old_value_is_under_no_label()
    {
        var old = await CurrentAsync();

        Assert.IsType<ActionOutcome.Succeeded>(await RotatorOf(old).RunAsync(default));

        var (now, described) = (await ValueAsync(), await DescribeAsync());
        Assert.Contains($"\"secret\":\"{copy.Held}\"", now.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("old-id", now, StringComparison.Ordinal);
        Assert.Equal([SecretDescription.Current], described.Stages.SelectMany(v => v.Value));
        Assert.NotEqual(old, described.VersionAt(SecretDescription.Current));
    }

    [Fact]
    public async Task A_crash_between_the_label_and_a_copy_is_carried_on_with_the_same_value()
    {
        var old = await CurrentAsync();
        copy.Refuses = new ActionOutcome.FailedRetryable("throttled", "later");
        Assert.Equal(copy.Refuses, await RotatorOf(old).RunAsync(default));
        var between = await ValueAsync();
        var still = await DescribeAsync();
        Assert.Equal(old, still.VersionAt(SecretDescription.Previous));

        copy.Refuses = null;
        Assert.IsType<ActionOutcome.Succeeded>(await RotatorOf(old).RunAsync(default));

        Assert.Equal(between, await ValueAsync());
        Assert.Contains(copy.Held, between.Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Null((await DescribeAsync()).VersionAt(SecretDescription.Previous));
    }

    [Fact]
    public async Task A_crash_before_anything_was_handed_out_leaves_no_pending_version()
    {
        var old = await CurrentAsync();
        scope.CrashAfter = "created";
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await RotatorOf(old).RunAsync(default));
        scope.CrashAfter = null;
        Assert.NotNull((await DescribeAsync()).VersionAt(SecretDescription.Pending));
        Assert.Equal(old, await CurrentAsync());

        Assert.IsType<ActionOutcome.Succeeded>(await RotatorOf(old).RunAsync(default));

        Assert.Single((await DescribeAsync()).Stages);
    }

    private Rotator RotatorOf(string old)
    {
        var issuer = new AwsSecretIssuer(aws.Access, "shop/db", "secret", scope);
        return new Rotator(new RotationPlan(issuer, old, [issuer.OwnPlace, copy], [], []), scope);
    }

    private async Task<string> CurrentAsync() => (await DescribeAsync()).VersionAt(SecretDescription.Current) ?? "";

    private async Task<SecretDescription> DescribeAsync() =>
        (await aws.Access.Secrets.DescribeAsync("shop/db", default)).Is(out var secret, out _) ? secret : throw new InvalidOperationException("the secret is gone");

    private async Task<string> ValueAsync() =>
        (await aws.Access.Secrets.GetValueAsync("shop/db", SecretDescription.Current, default)).Is(out var value, out _) ? value.RevealText() : "";
}
