using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Connectors.Tenants;
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
        var person = new Option<string?>("--as") { Description = "Decide as this person (sandbox only; otherwise you are who you are logged in as)." };
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

    private static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken token)
    {
        if (TenantOption.Read(arguments.Tenant, terminal.Error) is not { } tenant)
        {
            return ExitCode.WrongCall;
        }

        if (arguments.As is not null && !tenant.IsSandbox)
        {
            terminal.Error.WriteLine("--as is for sandboxes; on a real tenant you decide as yourself.");
            return ExitCode.WrongCall;
        }

        var who = arguments.As ?? Person.Current;
        if (tenant.People.FirstOrDefault(person => person.Id == who) is not { } known)
        {
            terminal.Error.WriteLine($"{who} is not among the people of the tenant file: {string.Join(", ", tenant.People.Select(person => person.Id))}.");
            return ExitCode.WrongCall;
        }

        return await StageOfAsync(arguments, tenant.Name, terminal, token) is { } stage
            ? await Asking.SendAsync(arguments.Run, arguments.Store, Decision(arguments, stage, known), terminal, token)
            : ExitCode.WrongCall;
    }

    private static RunInput.Decide Decision(Arguments arguments, string stage, TenantPerson person) =>
        new(stage, arguments.Digest, person.Id, arguments.Role, person.Roles, arguments.Approve, arguments.Comment, Person.Via);

    private static async Task<string?> StageOfAsync(Arguments arguments, string tenant, Terminal terminal, CancellationToken token)
    {
        using var workspace = new Workspace(arguments.Store, TimeProvider.System);
        var run = (await workspace.Store.ReplayAsync(arguments.Run, token))?.Run;
        if (run is not null && run.Tenant != tenant)
        {
            terminal.Error.WriteLine($"Run {run.Id} works on tenant '{run.Tenant}', and the tenant file is of '{tenant}': its people do not decide here.");
            return null;
        }

        if (run?.Stage is { Checkpoint: not null } stage && stage.Digest == arguments.Digest)
        {
            return stage.Stage.Name;
        }

        terminal.Error.WriteLine(run is null ? $"There is no run '{arguments.Run}'."
            : run.Stage?.Checkpoint is null ? $"Run {run.Id} waits for no approval: it is {RunWords.Status(run)}."
            : $"That is not the plan which run {run.Id} waits with: {run.Stage.Digest}. Look at it with 'playbook runs show {run.Id}'.");
        return null;
    }

    private sealed record Arguments(string Run, string Digest, string Role, bool Approve, string Comment, string? As, string? Tenant, string Store);
}
