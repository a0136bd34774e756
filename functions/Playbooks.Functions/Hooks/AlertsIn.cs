using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Settings;
using Playbooks.Hosting;
using Playbooks.Hosting.Alerts;

namespace Playbooks.Functions.Hooks;

/// <summary>All that is between a request at a door and the run that it starts, put together.</summary>
internal sealed class AlertsIn : IAsyncDisposable
{
    private readonly HookSettings settings;
    private readonly ILoggerFactory logs;
    private readonly SnsAddresses addresses = new();
    private readonly AlertDesk desk;
    private readonly AlertLoop loop;
    private readonly Intake intake;

    public AlertsIn(HookSettings settings, Crew crew, IWorkQueue queue, ILoggerFactory logs)
    {
        (this.settings, this.logs) = (settings, logs);
        var playbooks = new StandingPlaybooks(crew);
        desk = new AlertDesk(crew, queue, playbooks.Read);
        loop = new AlertLoop(desk, TimeProvider.System, logs.CreateLogger<AlertLoop>());
        intake = new Intake(crew.Workspace.Place, TimeProvider.System, loop.Wake);
    }

    /// <param name="callers">Who proves bearer tokens.</param>
    public void Map(IEndpointRouteBuilder routes, IAlertCaller callers) =>
        new HookRoutes(Doors.Of(settings, callers, addresses), settings.Origins, intake, TimeProvider.System, logs.CreateLogger<HookRoutes>()).Map(routes);

    /// <summary>Before the port is open: what was received before is recognised again.</summary>
    public Task RecallAsync(CancellationToken token) => intake.RecallAsync(token);

    public Task RunAsync(CancellationToken token) => loop.RunAsync(token);

    public Task LookAsync(CancellationToken token) => loop.LookAsync(token);

    public async ValueTask DisposeAsync()
    {
        await intake.DisposeAsync();
        loop.Dispose();
        desk.Dispose();
        addresses.Dispose();
    }
}
