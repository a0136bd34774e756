using Playbooks.Cli.Drills;
using Playbooks.Cli.Runs;
using Playbooks.Hosting;
using Playbooks.Crashes.Worker;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Runs;
using Playbooks.Engine.Runs;

// A worker for the tests to kill: `TENANT STORE RUN` goes on with one run of a drill until it is over, with everybody approving and people doing
// their tasks; with two files (POINTS DEATHS) it kills itself after every append that no life before died of. It also ends when its input does.
// `serve TENANTS` is the deployed program, for several tenants at once.
if (args is [Hosts.Verb, var tenants])
{
    return await Hosts.ServeAsync(tenants);
}

if (TenantReader.Read(args[0]) is not TenantRead.Settings { Value: { Control: { } control } tenant })
{
    Console.Error.WriteLine("not a sandbox's tenant file");
    return 2;
}

using var stop = new CancellationTokenSource();
_ = Task.Run(() =>
{
    Console.In.ReadToEnd();
    stop.Cancel();
});
using var crew = new Crew(tenant, args[1]);
var breakdown = new Breakdown(stop);
using var people = new DrillPeople(crew.Workspace.Store, control, tenant.People, breakdown);
IRunObserver[] observers = [people, new AutomaticApprover(crew.Workspace.Store, tenant.People, breakdown), new StopWhenHeld(stop)];
try
{
    var observer = new Observers(args.Length > 4 ? [new DeathAfterAppend(args[3], args[4]), .. observers] : observers);
    var stand = await crew.DriveAsync(args[2], stay: true, observer, stop.Token);
    Console.Error.WriteLine(stand is RunStand.Over over ? $"{over.Run.Outcome}" : $"{stand}");
    return stand is RunStand.Over { Run.Outcome: RunOutcome.Completed } ? 0 : 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine(breakdown.Reason ?? "stopped: the run is held, or the test is gone");
    return 3;
}
