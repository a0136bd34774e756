using System.Text.Json.Nodes;
using Playbooks.Sandbox.Consumers;
using Playbooks.Sandbox.Credentials;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Scoring;

/// <summary>Compares the tenant with its own beginning and with the scenario's truth. Callers hold the tenant's lock.</summary>
internal sealed class ScoreKeeper(Tenant tenant, Func<JsonObject> state)
{
    private static readonly TimeSpan Prompt = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(60);

    private readonly JsonObject initial = state();

    /// <summary>When the run that is being judged began.</summary>
    public DateTimeOffset Start { get; set; } = tenant.Now;

    public Score Judge()
    {
        var now = tenant.Now;
        var exposed = tenant.Inventory.All.Where(entry => entry.Exposure == Exposure.Exposed).ToList();
        var alive = exposed.Where(entry => tenant.Works(entry.Original, now)).ToList();
        var places = exposed.SelectMany(entry => entry.Places.Where(place => IsSecret(place)).Select(place => (entry, place))).ToList();
        var missed = places.Where(item => HoldsOriginal(item.entry, item.place, now)).Select(item => item.place.Place).ToList();
        var needless = tenant.Inventory.All.Where(entry => entry.Exposure == Exposure.No && Touched(entry, now)).Select(entry => entry.Id).ToList();
        var health = tenant.Watch.Health(now);
        var left = StateDifference.Between(initial, state(), tenant.Context.Scenario.Truth.Texts("expected_changes"));
        var first = tenant.Audit.Entries.FirstOrDefault(entry => entry.Contains && entry.Status is > 0 and < 400 && entry.At >= Start)?.At - Start;
        var parts = new ScoreParts(
            35 * Share(exposed.Count - alive.Count, exposed.Count),
            15 * Share(places.Count - missed.Count, places.Count),
            Continuity(health, now),
            Math.Max(0, 10 - (2 * needless.Count)),
            Math.Max(0, 10 - left.Count),
            Speed(first));
        return new Score(parts.Total, parts)
        {
            ExposedAlive = [.. alive.Select(entry => entry.Id)],
            MissedPlaces = missed,
            NeedlessRotations = needless,
            BrokenConsumers = [.. health.Where(item => !item.Works).Select(item => item.Id)],
            Consumers = health,
            LeftBehind = left,
            FirstContainment = first,
        };
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    // Half for who works now, half for how little of the drill's time consumers were broken.
    private double Continuity(IReadOnlyList<ConsumerHealth> health, DateTimeOffset now)
    {
        var whole = health.Count * Math.Max(1, (now - Start).TotalSeconds);
        return (10 * Share(health.Count(item => item.Works), health.Count)) + (10 * Math.Clamp(1 - (health.Sum(item => item.BrokenFor.TotalSeconds) / Math.Max(1, whole)), 0, 1));
    }

    private static double Speed(TimeSpan? first) =>
        first is not { } time ? 0 : time <= Prompt ? 10 : Math.Clamp(10 * (1 - ((time - Prompt) / (Late - Prompt))), 0, 10);

    // An id may stay as it is (an application keeps its own); a secret may not.
    private static bool IsSecret(CopyPlace place) => place.Field is not ("client_id" or "name");

    private bool HoldsOriginal(InventoryEntry entry, CopyPlace place, DateTimeOffset now) => tenant.Read(place.Place, now) is { } value && value == entry.Original[place.Field];

    private bool Touched(InventoryEntry entry, DateTimeOffset now) => !tenant.Works(entry.Original, now) || entry.Places.Any(place => !HoldsOriginal(entry, place, now));
}
