using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Runs;

namespace Playbooks.Cli.Runs;

/// <summary><c>playbook approve RUN --digest D --role R</c>: one person's decision on the exact plan that the run shows.</summary>
internal static class ApproveCommand
{
    internal static Command Build(Terminal terminal)
    {
        var run = new Argument<string>("run") { Description = "A run's id." };
        var digest = new Option<string>("--digest") { Description = "The plan's digest, as 'playbook runs show' prints it.", Required = true };
        var role = new Option<string>("--role") { Description = "The role you decide for.", Required = true };
        var reject = new Option<bool>("--reject") { Description = "Say no: nothing of the plan is done and the run ends." };
        var comment = new Option<string?>("--comment") { Description = "Goes into the report." };
        var person = Caller.AsOption();
        var tenant = TenantOption.Create();
        var store = StoreOption.Create();
        var command = new Command("approve", "Approve, or reject, the plan that a run waits with.") { run, digest, role, reject, comment, person, tenant, store };
        command.SetAction((parsed, token) => RunAsync(
            new Arguments(
                parsed.GetValue(run) ?? "", parsed.GetValue(digest) ?? "", parsed.GetValue(role) ?? "", !parsed.GetValue(reject), parsed.GetValue(comment) ?? "",
                parsed.GetValue(person), parsed.GetValue(tenant), parsed.GetValue(store) ?? StoreOption.Default),
            terminal, token));
        return command;
    }

    private static Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken token) =>
        Asking.SendAsync(new Asking.Question(arguments.Run, arguments.Tenant, arguments.As, arguments.Store), (caller, run) => Decision(arguments, run, caller), terminal, token);

    private static RunInput.Decide Decision(Arguments arguments, Run run, Caller caller) => new(
        run.Stage?.Stage.Name ?? "", arguments.Digest, caller.Id, arguments.Role, caller.Roles, arguments.Approve, arguments.Comment, caller.Via);

    private sealed record Arguments(string Run, string Digest, string Role, bool Approve, string Comment, string? As, string? Tenant, string Store);
}
