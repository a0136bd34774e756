using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Hosting;
using Playbooks.Sandbox.Hosting;
using Playbooks.Sandbox.Scenarios;

namespace Playbooks.Crashes.Tests;

/// <summary>The incident of all these drills: a sandbox that it happened to, and the run that its alert starts.</summary>
internal static class Incident
{
    public static async Task<SandboxHost> HappenAsync(CancellationToken token)
    {
        var scenario = ScenarioFiles.Find("tj-actions") ?? throw new InvalidOperationException("There is no such scenario.");
        return await SandboxHost.StartAsync(scenario, new SandboxOptions { Time = SandboxClock.StartingAt(scenario.Now, TimeProvider.System) }, token);
    }

    /// <returns>The run's id.</returns>
    public static async Task<string> AlertAsync(Crew crew, SandboxHost sandbox, CancellationToken token)
    {
        using var errors = new StringWriter();
        var playbook = PlaybookFiles.Bind("package-compromise", crew.Contracts, errors) ?? throw new InvalidOperationException(errors.ToString());
        var alert = Assert.IsType<JsonOutcome.Read>(PlainJson.Read(sandbox.Alerts[0])).Value;
        var inputs = Triggers.Inputs(playbook, alert, out _) ?? throw new InvalidOperationException("The alert does not start the playbook.");
        var run = await crew.StartAsync(playbook, inputs, "drill", drill: true, errors, token) ?? throw new InvalidOperationException(errors.ToString());
        sandbox.MarkStart();
        return run;
    }
}
