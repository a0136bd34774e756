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

    private Rotator Rotator() => new(
        new RotationPlan(new EntraPasswordIssuer(entra.Access, entra.Id("application", "deployer"), "ir-1", entra.Time.GetUtcNow().AddDays(90)), Old, [place], [], []), scope);

    private async Task<string[]> KeysAsync() =>
        (await entra.Access.Applications.GetAsync(entra.Id("application", "deployer"), default)).Is(out var application, out _) ? [.. application.Passwords.Select(p => p.KeyId)] : [];
}
