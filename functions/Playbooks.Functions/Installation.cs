using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Playbooks.Connectors.Tenants;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;
using Playbooks.Functions.Api;
using Playbooks.Functions.Evidence;
using Playbooks.Functions.Hooks;
using Playbooks.Functions.Settings;
using Playbooks.Functions.SignIn;
using Playbooks.Functions.SignIn.Callers;
using Playbooks.Functions.Triggers;
using Playbooks.Functions.Work;
using Playbooks.Hosting;
using Playbooks.Hosting.Evidence;
using Playbooks.Hosting.Queues;
using Playbooks.Hosting.Turns;
using Playbooks.Storage;
using Playbooks.Storage.Azure.Evidence;
using Playbooks.Storage.Azure.Queues;

namespace Playbooks.Functions;

/// <summary>The parts of one running program, put together.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HostSettings settings;
    private readonly Crew crew;
    private readonly IWorkQueue queue;
    private readonly WakeHandler handler;
    private readonly Sweep sweep;
    private readonly EvidenceDuty? evidence;
    private readonly AlertsIn alerts;
    private readonly FrontDoor door;
    private readonly TaskCompletionSource<Uri> serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Installation(WebApplication app, HostSettings settings, TenantSettings tenant)
    {
        (this.app, this.settings) = (app, settings);
        crew = new Crew(tenant, settings.Store, settings.Signer);
        queue = QueueOf(settings);
        evidence = settings.Evidence is { } container ? new EvidenceDuty(new EvidenceKeeper(crew.Workspace.Store, new EvidenceContainer(container), crew.Workspace.KnownKeysAsync), crew.Workspace.Store, TimeProvider.System, LogOf<EvidenceDuty>()) : null;
        var turn = new Turn(crew, TurnTimes.Usual, new Unobserved(), evidence);
        handler = new WakeHandler(turn, queue, LogOf<WakeHandler>());
        sweep = new Sweep(crew.Workspace.Store, turn, queue, crew.Time, LogOf<Sweep>());
        alerts = new AlertsIn(settings.Hooks, crew, queue, app.Services.GetRequiredService<ILoggerFactory>());
        door = new FrontDoor(settings, tenant, TimeProvider.System, LogOf<FrontDoor>(), CredentialOf(settings));
        Map();
    }

    /// <summary>A functions host delivers wakes of the storage queue itself; everything else is taken by this process.</summary>
    private bool Polls => !settings.IsCustomHandler || settings.Queues is null;

    /// <summary>Where it serves, once it does.</summary>
    public Task<Uri> Serving => serving.Task;

    public static Installation Build(WebApplicationBuilder builder, HostSettings settings, TenantSettings tenant)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 2 << 20;
            kestrel.Listen(settings.Listen, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        ApiRoutes.AddTo(builder.Services);
        return new Installation(builder.Build(), settings, tenant);
    }

    /// <summary>Works until this process is told to stop; throws where a part of it breaks.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        await alerts.RecallAsync(token);
        await app.StartAsync(token);
        await using var stop = token.Register(app.Lifetime.StopApplication);
        serving.TrySetResult(new Uri(app.Urls.First()));
        Log.Serving(LogOf<Installation>(), crew.Tenant.Name, string.Join(' ', app.Urls), Polls ? "itself" : "its host");
        var stopping = app.Lifetime.ApplicationStopping;
        var stopped = app.WaitForShutdownAsync(CancellationToken.None);
        var polling = Polls ? new Poller(queue, handler, sweep, evidence, TimeProvider.System, LogOf<Poller>()).RunAsync(stopping) : stopped;
        var looking = alerts.RunAsync(stopping);
        await Task.WhenAny(stopped, polling, looking);
        if (looking.IsFaulted)
        {
            await looking;
        }

        if (!stopping.IsCancellationRequested)
        {
            await polling;
        }

        await stopped;
        await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await alerts.DisposeAsync();
        door.Dispose();
        crew.Dispose();
    }

    private void Map()
    {
        var open = new HashSet<string>(settings.IsCustomHandler ? ["/", TriggerRoutes.Work, TriggerRoutes.Timer] : ["/"], StringComparer.Ordinal);
        var doors = new ClosedDoors(door.Callers, door.Csrf, new OpenDoors(open), door.Limits, settings.IsCustomHandler, door.IsHttps);
        var edge = new Edge(LogOf<Edge>());
        app.Use(next => context => edge.GuardAsync(context, inner => doors.PassAsync(inner, next)));
        app.MapGet("/", context => context.Response.WriteAsync("playbooks\n", context.RequestAborted));
        alerts.Map(app, new WorkloadAlerts(door.Issuers, crew.Tenant));
        door.Map(app);
        new ApiRoutes(crew, settings.Store, queue, door, app.Lifetime.ApplicationStopping).Map(app);
        if (settings.IsCustomHandler)
        {
            new TriggerRoutes(handler, queue, sweep, alerts.LookAsync, evidence, TimeProvider.System, LogOf<TriggerRoutes>(), app.Lifetime.ApplicationStopping).Map(app);
        }
    }

    private ILogger<T> LogOf<T>() => app.Services.GetRequiredService<ILogger<T>>();

    private static IWorkQueue QueueOf(HostSettings settings) => settings.Queues is { } service
        ? new StorageWorkQueue(new QueuePlace(service) { Credential = CredentialOf(settings), Key = StorePlace.KeyFor(service) }, TimeProvider.System)
        : new LocalWorkQueue(TimeProvider.System);

    private static ManagedIdentityCredential? CredentialOf(HostSettings settings) =>
        settings.QueueClient is { } client ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client)) : null;
}
