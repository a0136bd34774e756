using Playbooks.Connectors.Tenants;
using Playbooks.Crashes.Worker;
using Playbooks.Hosting;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Crashes.Tests;

/// <summary>A sandbox in this process, and one run of the package compromise on it that workers in other processes drive.</summary>
internal sealed class Tenancy : IAsyncDisposable
{
    private const int MostLives = 1500;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("playbooks-crash-").FullName;
    private readonly List<string> said = [];
    private Worker? alive;

    private Tenancy(SandboxHost sandbox) => Sandbox = sandbox;

    public SandboxHost Sandbox { get; }

    /// <summary>The tenant's state before anything happened, as JSON.</summary>
    public string Beginning { get; private init; } = "";

    public string Store => Path.Combine(folder, "runs");

    public string Run { get; private set; } = "";

    public string Journal => Path.Combine(Store, Run, "journal.1.jsonl");

    public int Lives { get; private set; }

    /// <summary>Everything that every life wrote to its output and its error stream.</summary>
    public IReadOnlyList<string> Said => said;

    private string TenantPath => Path.Combine(folder, "tenant", "tenant.json");

    public static async Task<Tenancy> OpenAsync(CancellationToken token)
    {
        var sandbox = await Incident.HappenAsync(token);
        var tenancy = new Tenancy(sandbox) { Beginning = sandbox.State().ToJsonString() };
        await TenantFile.WriteAsync(sandbox, Path.Combine(tenancy.folder, "tenant"), token);
        await tenancy.StartRunAsync(token);
        return tenancy;
    }

    /// <summary>Lets one worker after the other go on with the run, each as long as it lives, until one gets to the end.</summary>
    public Task FinishAsync(CancellationToken token) => FinishAsync([], token);

    /// <summary>The same with workers that kill themselves after their appends.</summary>
    /// <param name="points">Events of an undisturbed drill to die of.</param>
    /// <param name="before">What workers died of already.</param>
    /// <returns>What they died of until now.</returns>
    public async Task<IReadOnlyCollection<Point>> FinishDyingAsync(IEnumerable<Point> points, IEnumerable<Point> before, CancellationToken token)
    {
        var (calm, deaths) = (Path.Combine(folder, "points"), Path.Combine(folder, "deaths"));
        await File.WriteAllLinesAsync(calm, points.Select(point => $"{point}"), token);
        await File.WriteAllLinesAsync(deaths, before.Select(point => $"{point}"), token);
        await FinishAsync([calm, deaths], token);
        return [.. (await File.ReadAllLinesAsync(deaths, token)).Select(Point.Parse)];
    }

    private async Task FinishAsync(string[] more, CancellationToken token)
    {
        while (Lives++ < MostLives)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
            limit.CancelAfter(LongestLife);
            using var worker = Worker.Start([TenantPath, Store, Run, .. more]);
            alive = worker;
            var (words, wasKilled, exitCode) = await worker.EndAsync(limit.Token);
            alive = null;
            said.Add(words);
            if (!wasKilled)
            {
                Assert.True(exitCode == 0, $"life {Lives} ended with {exitCode}: {words} {WhyHeld()}");
                return;
            }
        }

        Assert.Fail($"not over after {MostLives} lives");
    }

    /// <summary>Kills the worker that lives now, if one does.</summary>
    public void Kill() => alive?.Kill();

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string WhyHeld() =>
        File.ReadLines(Journal).LastOrDefault(line => line.Contains("\"run.held\"", StringComparison.Ordinal)) ?? "";

    private async Task StartRunAsync(CancellationToken token)
    {
        var tenant = Assert.IsType<TenantRead.Settings>(TenantReader.Read(TenantPath)).Value;
        using var crew = new Crew(tenant, Store);
        Run = await Incident.AlertAsync(crew, Sandbox, token);
    }
}
