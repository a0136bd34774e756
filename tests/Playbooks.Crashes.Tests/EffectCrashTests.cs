using Xunit.Abstractions;

namespace Playbooks.Crashes.Tests;

public sealed class EffectCrashTests(ITestOutputHelper output) : DrillComparison(output)
{
    [Fact]
    public async Task A_drill_whose_engine_is_killed_after_every_effect_ends_like_one_that_nobody_disturbed() =>
        await KillAsync("effects", (await Calm.Value).Effects, async (tenancy, points, died) =>
        {
            var deaths = new Deaths(tenancy, points, died);
            tenancy.Sandbox.AfterEffect += deaths.After;
            await tenancy.FinishAsync(CancellationToken.None);
            return deaths.Died;
        });
}
