using Playbooks.Crashes.Worker;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Crashes.Tests;

/// <summary>
/// Kills the worker once an effect has happened and before it hears of it: after each of some effects of an undisturbed drill, and of what only
/// dying brings about after the first of its kind.
/// </summary>
/// <param name="points">Of the undisturbed drill.</param>
/// <param name="before">What workers died of already.</param>
internal sealed class Deaths(Tenancy tenancy, IEnumerable<Point> points, IEnumerable<Point> before)
{
    private readonly HashSet<Point> calm = [.. points];
    private readonly HashSet<Point> died = [.. before];
    private readonly EffectPoints names = new(tenancy.Beginning);

    public IReadOnlyCollection<Point> Died => died;

    public void After(Effect effect)
    {
        lock (died)
        {
            if (names.Next(effect) is var point && (point.Number == 1 || calm.Contains(point)) && died.Add(point))
            {
                tenancy.Kill();
            }
        }
    }
}
