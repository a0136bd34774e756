using System.Text.RegularExpressions;
using Playbooks.Crashes.Worker;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Crashes.Tests;

/// <summary>Gives every effect on a tenant a name that is the same in every drill of an incident: what a provider made up since the start is not in it.</summary>
/// <param name="beginning">The tenant's state before anything happened, as JSON.</param>
internal sealed partial class EffectPoints(string beginning)
{
    private readonly Dictionary<string, int> counts = [];

    public Point Next(Effect effect)
    {
        var name = Ids().Replace($"{effect.Operation} {effect.Path} {effect.Target}", id => beginning.Contains(id.Value, StringComparison.Ordinal) ? id.Value : "<new>");
        return new Point(name, counts[name] = counts.GetValueOrDefault(name) + 1);
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|AKIA[A-Z2-7]{16}|[0-9]{5,}")]
    private static partial Regex Ids();
}
