using System.CommandLine;
using Playbooks.Cli.Terminals;
using Playbooks.Core.Runs;

namespace Playbooks.Cli.Runs;

/// <summary><c>playbook runs accept RUN --credential C --role R --reason WHY</c>: one person answers for leaving open what could be reached.</summary>
internal static class AcceptCommand
{
    internal static Command Build(Terminal terminal)
    {
        var run = new Argument<string>("run") { Description = "A run's id." };
        var credential = new Option<string>("--credential") { Description = "What stays open, as 'playbook runs show' lists it.", Required = true };
        var role = new Option<string>("--role") { Description = "The role of the playbook that you answer in.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why it may stay as it is; goes into the report.", Required = true };
        var person = Caller.AsOption();
        var tenant = TenantOption.Create();
        var store = StoreOption.Create();
        var command = new Command("accept", "Answer, by name, for leaving open a credential that could be reached.") { run, credential, role, reason, person, tenant, store };
        command.SetAction((parsed, token) => Asking.SendAsync(
            new Asking.Question(parsed.GetValue(run) ?? "", parsed.GetValue(tenant), parsed.GetValue(person), parsed.GetValue(store) ?? StoreOption.Default),
            (caller, _) => new RunInput.Accept(parsed.GetValue(credential) ?? "", caller.Id, parsed.GetValue(role) ?? "", caller.Roles, parsed.GetValue(reason) ?? "", caller.Via),
            terminal, token));
        return command;
    }
}
