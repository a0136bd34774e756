using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Playbooks.Sandbox.Auditing;
using Playbooks.Sandbox.Consumers;
using Playbooks.Sandbox.External;
using Playbooks.Sandbox.Faults;
using Playbooks.Sandbox.GitHub;
using Playbooks.Sandbox.Scenarios;
using Playbooks.Sandbox.Scoring;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Hosting;

/// <summary>A running sandbox: one simulated tenant behind loopback ports, all of it in memory.</summary>
public sealed partial class SandboxHost : IAsyncDisposable
{
    private readonly Dictionary<Listener, ListenOptions> bound = [];
    private readonly FaultTable faults = new();
    private readonly WebApplication app;
    private readonly RequestPipeline pipeline;
    private readonly ControlApi control;
    private readonly ScoreKeeper scores;
    private Dictionary<int, Listener> listeners = [];

    private SandboxHost(Scenario scenario, SandboxOptions options)
    {
        Scenario = scenario;
        Clock = options.Time as SandboxClock
            ?? (options.Time is { } time ? new SandboxClock(time, TimeSpan.Zero) : SandboxClock.StartingAt(scenario.Now, TimeProvider.System));
        Tenant = new Tenant(new TenantContext(scenario, options, Clock), TenantParts.All);
        pipeline = new RequestPipeline(Tenant, faults, effect => AfterEffect?.Invoke(effect));
        control = new ControlApi(this);
        scores = new ScoreKeeper(Tenant, State);
        app = Build(options);
    }

    /// <summary>Raised after a state-changing request was performed and before its answer is sent. Handlers may block or end the process.</summary>
    public event Action<Effect>? AfterEffect;

    public Scenario Scenario { get; }

    public SandboxClock Clock { get; }

    public Endpoints Endpoints { get; private set; } = Endpoints.Of(Enum.GetValues<Listener>().ToDictionary(listener => listener, _ => 0));

    public IReadOnlyList<AuditEntry> Audit => Tenant.Audit.Entries;

    /// <summary>Every secret value that exists or existed in the tenant: none may be found in what the product writes.</summary>
    public IReadOnlyCollection<string> Secrets
    {
        get
        {
            lock (Tenant.Gate)
            {
                return [.. Tenant.Context.Mint.Secrets];
            }
        }
    }

    /// <summary>The scenario's alerts as JSON, the first one first, with this tenant's ids in them.</summary>
    public IReadOnlyList<string> Alerts => [.. Scenario.LaterAlerts.Prepend(Scenario.Alert).Select(alert => MintReference().Replace(alert, found => Tenant.Context.Mint.Resolve(found.Value)))];

    internal Tenant Tenant { get; }

    [GeneratedRegex("mint:[^\"]+")]
    private static partial Regex MintReference();

    public static async Task<SandboxHost> StartAsync(Scenario scenario, SandboxOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        var host = new SandboxHost(scenario, options);
        await host.app.StartAsync(cancel);
        var ports = host.bound.ToDictionary(entry => entry.Key, entry => entry.Value.IPEndPoint?.Port ?? 0);
        host.listeners = ports.ToDictionary(entry => entry.Value, entry => entry.Key);
        host.Endpoints = Endpoints.Of(ports);
        return host;
    }

    /// <summary>The whole tenant's normalised state; equal texts mean the same situation.</summary>
    public JsonObject State()
    {
        lock (Tenant.Gate)
        {
            var now = Tenant.Now;
            return new JsonObject(Tenant.Parts.OrderBy(part => part.Provider, StringComparer.Ordinal)
                .Select(part => KeyValuePair.Create<string, JsonNode?>(part.Provider, part.State(now))));
        }
    }

    /// <summary>Says that the run to be judged begins now.</summary>
    public void MarkStart()
    {
        lock (Tenant.Gate)
        {
            scores.Start = Tenant.Now;
        }
    }

    public Score Score()
    {
        lock (Tenant.Gate)
        {
            return scores.Judge();
        }
    }

    /// <summary>What a perfect responder would find, with the ids that runs and jobs have here. For judging, never for the product.</summary>
    public JsonObject Truth()
    {
        lock (Tenant.Gate)
        {
            return TruthIds.Of(Scenario, Tenant.Parts.OfType<GitHubPart>().FirstOrDefault());
        }
    }

    public IReadOnlyList<ConsumerHealth> Consumers()
    {
        lock (Tenant.Gate)
        {
            return Tenant.Watch.Health(Tenant.Now);
        }
    }

    /// <summary>One of them alone; null where there is none of that id.</summary>
    public ConsumerHealth? Consumer(string id)
    {
        lock (Tenant.Gate)
        {
            return Tenant.Watch.Health(id, Tenant.Now);
        }
    }

    /// <summary>Lets a person do the task that no API can: replace a vendor's token. False when the credential is not one of those.</summary>
    public bool RotateByHand(string credential)
    {
        lock (Tenant.Gate)
        {
            return (Tenant.Inventory.Find(credential) ?? Tenant.Inventory.FindAt(credential)) is { } entry && Person.Rotate(Tenant, entry);
        }
    }

    public void AddFault(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        faults.Add(rule);
    }

    public void ClearFaults() => faults.Clear();

    public async ValueTask DisposeAsync()
    {
        using (var now = new CancellationTokenSource())
        {
            await now.CancelAsync();
            await app.StopAsync(now.Token);
        }

        await app.DisposeAsync();
    }

    private WebApplication Build(SandboxOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var listener in Enum.GetValues<Listener>())
            {
                kestrel.Listen(IPAddress.Loopback, options.Ports.GetValueOrDefault(listener), listen => bound[listener] = listen);
            }
        });
        var built = builder.Build();
        built.Run(DispatchAsync);
        return built;
    }

    private Task DispatchAsync(HttpContext context)
    {
        context.Response.Headers.Date = Clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        return listeners.TryGetValue(context.Connection.LocalPort, out var listener) && listener != Listener.Control
            ? pipeline.HandleAsync(context, listener)
            : control.HandleAsync(context);
    }
}
