using Playbooks.Cli;
using Playbooks.Cli.Terminals;
using Playbooks.Cli.Verification;
using Playbooks.Crashes.Worker;
using Xunit.Abstractions;

namespace Playbooks.Crashes.Tests;

/// <summary>A drill that was disturbed must leave the tenant as one that nobody disturbed, and its journal sound.</summary>
public abstract class DrillComparison(ITestOutputHelper output)
{
    private const int MostDrills = 5;

    /// <summary>How a drill went that nobody disturbed.</summary>
    internal static readonly Lazy<Task<Ending>> Calm = new(async () =>
    {
        await using var tenancy = await Tenancy.OpenAsync(CancellationToken.None);
        var effects = new EffectPoints(tenancy.Beginning);
        List<Point> seen = [];
        tenancy.Sandbox.AfterEffect += effect =>
        {
            lock (seen)
            {
                seen.Add(effects.Next(effect));
            }
        };
        await tenancy.FinishAsync(CancellationToken.None);
        await AssertSoundAsync(tenancy);
        return Ending.Of(tenancy) with { Effects = seen };
    });

    /// <param name="disturbAsync">Sees the run to its end in its own way.</param>
    /// <returns>How the undisturbed and the disturbed drill ended.</returns>
    internal static async Task<(Ending Calm, Ending Disturbed)> CompareAsync(Func<Tenancy, Task> disturbAsync)
    {
        var calm = await Calm.Value;
        await using var tenancy = await Tenancy.OpenAsync(CancellationToken.None);
        await disturbAsync(tenancy);

        var disturbed = Ending.Of(tenancy);
        Assert.Equal(calm.State, disturbed.State);
        Assert.Equal(calm.Score, disturbed.Score);
        Assert.Empty(calm.Destroyed.Except(disturbed.Destroyed));
        await AssertSoundAsync(tenancy);
        return (calm, disturbed);
    }

    /// <summary>
    /// Kills the engine after everything that happens in an undisturbed drill. Dying at one point can make another one disappear (what was found out
    /// after a death need not happen again), so that drill follows drill until there was a death at each.
    /// </summary>
    /// <param name="points">Where there must be a death.</param>
    /// <param name="dieAsync">Sees a drill to its end, and kills at the points that are left; it is told at which there was a death, and returns them with its own.</param>
    internal async Task KillAsync(
        string kind, IReadOnlyCollection<Point> points, Func<Tenancy, IReadOnlyCollection<Point>, IReadOnlyCollection<Point>, Task<IReadOnlyCollection<Point>>> dieAsync)
    {
        IReadOnlyCollection<Point> died = [];
        var (drills, kills) = (0, 0);
        do
        {
            drills++;
            var (calm, disturbed) = await CompareAsync(async tenancy =>
            {
                died = await dieAsync(tenancy, [.. points.Except(died)], died);
                kills += tenancy.Lives - 1;
            });
            Assert.Equal(disturbed.Destroyed.Distinct(), disturbed.Destroyed);

            // No consumer goes without a working credential but while the two halves of a pair are put, which GitHub cannot do at once.
            Assert.DoesNotContain(disturbed.Breaks, consumer => consumer.Value > calm.Breaks[consumer.Key]);
        }
        while (points.Except(died).Any() && drills < MostDrills);

        output.WriteLine($"{kills} kills in {drills} drills: after {points.Intersect(died).Count()} of the {points.Count} {kind} of an undisturbed drill, and after {died.Except(points).Count()} that only dying brought about");
        Assert.NotEmpty(points);
        Assert.Empty(points.Except(died));
    }

    /// <summary>No secret of the tenant in any byte written, and every byte of the journal and the reports proven.</summary>
    private static async Task AssertSoundAsync(Tenancy tenancy)
    {
        Assert.Empty(Canaries.FindIn(tenancy));
        using var words = new StringWriter();
        var terminal = new Terminal(TextReader.Null, words, words, isInteractive: false, hasColours: false);
        Assert.Equal(ExitCode.Ok, await VerifyCommand.RunAsync(new VerifyCommand.Arguments(tenancy.Run, tenancy.Store, null, false), terminal, CancellationToken.None));
    }
}
