using Playbooks.Connectors.Rotation;
using Playbooks.Connectors.Rotation.Issuers;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Connectors.Tests.Entra;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Tests.Rotation;

public class EntraPasswordRotationTests : IAsyncLifetime
{
    private EntraSandbox entra = null!; // set before each test by xunit
    private ScopeForTests scope = null!; // as above
    private readonly PlaceForTests place = new();

    private string Old => entra.Id("password", "leaked");

    public async Task InitializeAsync()
    {
        entra = await EntraSandbox.StartAsync();
        scope = new ScopeForTests(entra.Time);
    }

    public async Task DisposeAsync()
    {
        await entra.DisposeAsync();
        Assert.Empty(entra.Violations);
    }

    [Fact]
    public async Task A_secret_is_replaced_and_the_old_one_removed()
    {
        Assert.IsType<ActionOutcome.Succeeded>(await Rotator().RunAsync(default));

        var keys = await KeysAsync();
        Assert.DoesNotContain(Old, keys);
        Assert.Equal(2, keys.Length);
        Assert.Equal(entra.Id("app", "deployer"), place.HeldId);
        Assert.Contains(place.Held, entra.Host.Secrets);
    }

    [Fact]
    public async Task The_old_one_stays_while_a_place_refuses_and_the_orphan_is_replaced_later()
    {
        place.Refuses = new ActionOutcome.FailedRetryable("throttled", "later");
        Assert.Equal(place.Refuses, await Rotator().RunAsync(default));
        Assert.Contains(Old, await KeysAsync());
        Assert.Equal(3, (await KeysAsync()).Length);

        place.Refuses = null;
        Assert.IsType<ActionOutcome.Succeeded>(await Rotator().RunAsync(default));

        Assert.Equal(2, (await KeysAsync()).Length);
        Assert.DoesNotContain(Old, await KeysAsync());
    }

    [Fact]
    public async Task A_crash_right_after_the_last_write_neither_makes_nor_writes_another()
    {
        place.Written = () => throw new InvalidOperationException("killed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Rotator().RunAsync(default));
        var held = place.Held;

        Assert.IsType<ActionOutcome.Succeeded>(await Rotator().RunAsync(default));

        Assert.Equal((held, 1), (place.Held, place.Writes));
        Assert.Equal(2, (await KeysAsync()).Length);
    }

    [Fact]
    public async Task What_consumers_have_of_an_attempt_whose_value_was_lost_works_until_they_have_another()
    {
        var other = new PlaceForTests { Name = "test:other", Refuses = new ActionOutcome.FailedRetryable("throttled", "later") };
        Assert.Equal(other.Refuses, await Rotator(other).RunAsync(default));
        var lost = Assert.Single(await KeysAsync(), key => scope.Marks.Any(mark => mark.Name == "created" && mark.Data.GetText("id") == key));
        string[] during = [];
        other.Refuses = null;
        other.Written = () => during = KeysAsync().GetAwaiter().GetResult();

        Assert.IsType<ActionOutcome.Succeeded>(await Rotator(other).RunAsync(default));

        Assert.Contains(lost, during);
        Assert.DoesNotContain(lost, await KeysAsync());
        Assert.Equal(2, (await KeysAsync()).Length);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_deactivated_works_until_the_grace_is_over()
    {
        var plan = Plan() with { Grace = TimeSpan.FromHours(24) };

        Assert.Equal(TimeSpan.FromHours(24), Assert.IsType<ActionOutcome.FailedRetryable>(await new Rotator(plan, scope).RunAsync(default)).Wait);
        Assert.Contains(Old, await KeysAsync());
        entra.Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal("OldDeleted", Assert.IsType<ActionOutcome.Succeeded>(await new Rotator(plan, scope).RunAsync(default)).Output.GetText("state"));
        Assert.DoesNotContain(Old, await KeysAsync());
        Assert.Equal((2, 1), ((await KeysAsync()).Length, place.Writes));
    }

    private Rotator Rotator(params PlaceForTests[] others) => new(Plan(others), scope);

    private RotationPlan Plan(params PlaceForTests[] others) =>
        new(new EntraPasswordIssuer(entra.Access, entra.Id("application", "deployer"), "ir-1", entra.Time.GetUtcNow().AddDays(90)), Old, [place, .. others], [], []);

    private async Task<string[]> KeysAsync() =>
        (await entra.Access.Applications.GetAsync(entra.Id("application", "deployer"), default)).Is(out var application, out _) ? [.. application.Passwords.Select(p => p.KeyId)] : [];
}
