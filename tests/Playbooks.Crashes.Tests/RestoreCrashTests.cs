using Xunit.Abstractions;

namespace Playbooks.Crashes.Tests;

public sealed class RestoreCrashTests(ITestOutputHelper output) : AppendCrashes(output)
{
    [Fact]
    public Task A_drill_whose_engine_is_killed_after_every_append_from_revalidation_on_ends_like_one_that_nobody_disturbed() => KillAsync(isFirstHalf: false);
}
