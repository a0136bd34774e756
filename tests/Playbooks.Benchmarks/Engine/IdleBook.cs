using System.Globalization;
using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Playbooks;

namespace Playbooks.Benchmarks.Engine;

/// <summary>A playbook of idle actions.</summary>
internal static class IdleBook
{
    /// <param name="asks">A second stage waits for people, so that the run is not over once the actions are.</param>
    public static Playbook Of(int actions, int concurrency, bool asks) => new()
    {
        Id = "idle",
        Version = "1.0.0",
        Title = "Does nothing often",
        Roles = [new Role("security", "", null)],
        Stages = asks ? [Stage("idle", actions, concurrency), Stage("ask", 1, 1) with { Checkpoint = Anybody() }] : [Stage("idle", actions, concurrency)],
    };

    private static Stage Stage(string name, int actions, int concurrency) => new()
    {
        Name = name,
        Concurrency = concurrency,
        Steps =
        [
            new Step
            {
                Id = $"{name}-step",
                Uses = IdleAction.Name,
                Provider = "benchmark",
                Effect = Effect.Changes,
                ForEach = Text($"${{{{ [{string.Join(", ", Enumerable.Range(1, actions).Select(n => n.ToString(CultureInfo.InvariantCulture)))}] }}}}"),
                With = new Argument.Group([KeyValuePair.Create<string, Argument>("n", new Argument.Leaf(Text("${{ item }}")))]),
            },
        ],
    };

    private static Checkpoint Anybody() => new() { Approvals = [new Quorum("security", 1)], Deadline = TimeSpan.FromHours(1) };

    private static Template Text(string source) => ((TemplateParsed.Success)Template.Parse(source)).Template;
}
