using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Playbooks;

namespace Playbooks.Core.Tests.Runs;

/// <summary>Small playbooks for stories.</summary>
internal static class Books
{
    public static Playbook Of(params Stage[] stages) => new()
    {
        Id = "test",
        Version = "1.0.0",
        Title = "A test",
        Roles = [new Role("security", "", "leads"), new Role("platform", "", null), new Role("leads", "", null)],
        Stages = [.. stages],
    };

    public static Stage Stage(string name, params Step[] steps) => new() { Name = name, Steps = [.. steps] };

    public static Stage Asking(this Stage stage, params (string Role, int Count)[] quorums) => stage with
    {
        Checkpoint = new Checkpoint
        {
            Approvals = [.. quorums.Select(quorum => new Quorum(quorum.Role, quorum.Count))],
            EscalateAfter = TimeSpan.FromMinutes(10),
            Deadline = TimeSpan.FromMinutes(30),
        },
    };

    public static Step Read(string id) => new() { Id = id, Uses = $"test.{id}", Provider = "test", Effect = Effect.Reads };

    public static Step Change(string id, int count = 1) => new()
    {
        Id = id,
        Uses = $"test.{id}",
        Provider = "test",
        Effect = Effect.Changes,
        ForEach = count == 1 ? null : Text($"${{{{ [{string.Join(", ", Enumerable.Range(1, count))}] }}}}"),
        With = count == 1 ? Argument.Group.Empty : new Argument.Group([KeyValuePair.Create<string, Argument>("n", new Argument.Leaf(Text("${{ item }}")))]),
    };

    public static Step Destroy(string id) => Change(id) with { Effect = Effect.Destroys };

    public static Template Text(string source) => ((TemplateParsed.Success)Template.Parse(source)).Template;
}
