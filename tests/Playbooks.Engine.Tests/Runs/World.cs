using System.Collections.Concurrent;
using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Engine.Tests.Runs;

/// <summary>A provider in memory: switches that are on or off, and what was asked of it.</summary>
internal sealed class World
{
    public ConcurrentDictionary<string, bool> On { get; } = new();

    /// <summary>What else is to be seen of a switch: part of the state that plans depend on.</summary>
    public ConcurrentDictionary<string, string> Labels { get; } = new();

    /// <summary>Switches that are found half done.</summary>
    public ConcurrentDictionary<string, bool> Halves { get; } = new();

    /// <summary>Every effect, in the order in which it took place.</summary>
    public ConcurrentQueue<string> Effects { get; } = new();

    /// <summary>Called whenever a switch is looked at.</summary>
    public Func<string, CancellationToken, Task> Looking { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called just before an effect takes place.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called just after; throwing here loses the answer.</summary>
    public Func<string, Task> After { get; set; } = _ => Task.CompletedTask;

    public Catalog Catalog => new([new Look(), new Switch(this, "world.switch-on", true), new Switch(this, "world.switch-off", false)]);

    private static ActionContract Contract(string name, Effect effect) => new()
    {
        Name = name,
        Summary = "For tests.",
        Provider = "world",
        Effect = effect,
        Inputs = [new Parameter("switch", ValueType.Text, true, "")],
        Output = ValueType.Any,
        Idempotency = "Setting a switch twice sets it once.",
    };

    private sealed class Look : IReadAction
    {
        public ActionContract Contract { get; } = World.Contract("world.look", Effect.Reads);

        public Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token) =>
            Task.FromResult<ActionOutcome>(new ActionOutcome.Succeeded(Value.MapOf(("seen", Value.True))));
    }

    private sealed class Switch(World world, string name, bool wanted) : IChangeAction
    {
        public ActionContract Contract { get; } = World.Contract(name, Effect.Changes);

        public async Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token)
        {
            var id = call.Arguments.GetText("switch") ?? "";
            await world.Looking(id, token);
            var now = world.On.GetValueOrDefault(id);
            var undo = new UndoCall(wanted ? "world.switch-off" : "world.switch-on", "world", Effect.Changes, call.Arguments);
            return new SurveyOutcome.Surveyed(new Survey
            {
                Target = id,
                State = world.Labels.GetValueOrDefault(id) is { } label ? Value.Of(label) : Value.Of(now),
                Verdict = now == wanted ? SurveyVerdict.Done : world.Halves.ContainsKey(id) ? SurveyVerdict.Partial : SurveyVerdict.ToDo,
                Change = wanted ? "on" : "off",
                Undo = undo,
            });
        }

        public async Task<ActionOutcome> PerformAsync(Call call, Survey survey, IActionScope scope, CancellationToken token)
        {
            await world.Before(survey.Target);
            world.On[survey.Target] = wanted;
            world.Effects.Enqueue($"{survey.Change} {survey.Target}");
            await world.After(survey.Target);
            return new ActionOutcome.Succeeded(Value.EmptyMap);
        }
    }

    public static ImmutableArray<string> Names(int count) => [.. Enumerable.Range(1, count).Select(i => $"s{i}")];
}
