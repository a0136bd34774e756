using Xunit.Abstractions;

namespace Playbooks.Crashes.Tests;

public sealed class ContainmentCrashTests(ITestOutputHelper output) : AppendCrashes(output)
{
    [Fact]
    public Task A_drill_whose_engine_is_killed_after_every_append_until_all_is_rotated_ends_like_one_that_nobody_disturbed() => KillAsync(isFirstHalf: true);
}
