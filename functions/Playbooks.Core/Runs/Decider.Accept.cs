using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Runs.Exits;

namespace Playbooks.Core.Runs;

public static partial class Decider
{
    /// <summary>Why this acceptance would not count; null where it does.</summary>
    public static string? WhyNot(RunInput.Accept input, Run run) => input switch
    {
        _ when string.IsNullOrWhiteSpace(input.Person) || string.IsNullOrWhiteSpace(input.Reason) => "it takes a name and a reason",
        _ when Run.IsSame(input.Person, run.RequestedBy) => "who requested the run does not accept what it leaves open",
        _ when run.Playbook.Roles.All(role => role.Name != input.Role) => $"the playbook has no role {input.Role}",
        _ when !input.Roles.Contains(input.Role) => $"{input.Person} is not in role {input.Role}",
        _ when run.Cancel is not null => "the run is being cancelled",
        _ when !ExitGate.Ends(run).Any(end => end.IsOpen && end.Credential == input.Credential) => $"'{input.Credential}' is nothing that is open in this run",
        _ => null,
    };

    /// <summary>Whoever was asked to replace it is asked no more.</summary>
    private static ImmutableArray<RunEvent> Accept(RunInput.Accept input, Run run) => WhyNot(input, run) is not null ? [] :
    [
        new RunEvent.CredentialAccepted(input.Credential, input.Person, input.Role, input.Reason, input.Via),
        .. TasksAbout(input.Credential, run).SelectMany(task => new RunEvent[]
        {
            new RunEvent.UnknownResolved(task.Action.Id, Happened: false, input.Person, $"left as it is: {input.Reason}"),
            new RunEvent.ActionFinished(task.Action.Id, task.Attempts, new ActionOutcome.Refused(RefusalCode.Accepted, $"{input.Person} ({input.Role}) answers for it: {input.Reason}"), null),
        }),
    ];

    private static IEnumerable<ActionState> TasksAbout(string credential, Run run) => run.Stage is not { } stage ? [] : stage.Applying.UnclearPlaces
        .Select(place => stage.Applying.Actions[place])
        .Where(state => state.Action.Call.Uses == HumanTasks.Name && state.Action.Call.Arguments.GetText("subject") == credential);
}
