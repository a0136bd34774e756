using System.Text;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Alerts;
using Playbooks.Core.Expressions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Hosting;
using Playbooks.Hosting.Alerts;
using Playbooks.Hosting.Queues;
using Playbooks.Storage;

namespace Playbooks.Functions.Tests.Alerts;

/// <summary>A store of its own, one playbook for compromised packages, and what is between a delivery and a run.</summary>
internal sealed class AlertBench : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("playbooks-alerts-").FullName;

    public AlertBench()
    {
        Crew = new Crew(new TenantSettings { Name = "test" }, folder);
    }

    public Crew Crew { get; }

    public StorePlace Place => Crew.Workspace.Place;

    public LocalWorkQueue Queue { get; } = new(TimeProvider.System);

    public static Playbook Book { get; } = new()
    {
        Id = "package-compromise",
        Version = "1.0.0",
        Title = "A package turned hostile",
        Triggers = [new Trigger(AlertKinds.PackageCompromise, Text("${{ alert.severity >= 7 }}"), new Argument.Group([Leaf("artifact"), Leaf("versions"), Leaf("windows")]))],
        Inputs = [new InputDeclaration("artifact", Core.Values.ValueType.Text, true, null, "") { IsPackageUrl = true }, Any("versions"), Any("windows")],
        Stages = [new Stage { Name = "contain", Steps = [] }],
    };

    public AlertDesk Desk() => new(Crew, Queue, _ => [Book]);

    public Intake Intake() => new(Place, TimeProvider.System, () => { });

    /// <summary>Everything that any process recorded, as another one would read it.</summary>
    public async Task<List<IntakeRecord>> RecordsAsync()
    {
        var (records, store) = (new List<IntakeRecord>(), AlertStore.Open(Place, TimeProvider.System));
        await foreach (var journal in store.ListAsync(CancellationToken.None))
        {
            await foreach (var line in AlertStore.IsIntake(journal) ? store.ReadAsync(journal, CancellationToken.None) : AsyncEnumerable.Empty<ReadOnlyMemory<byte>>())
            {
                records.AddRange(IntakeRecord.Read(line) is { } record ? [record] : []);
            }
        }

        (store as IDisposable)?.Dispose();
        return records;
    }

    public async Task<List<string>> RunsAsync()
    {
        var runs = new List<string>();
        await foreach (var run in Crew.Workspace.Store.ListAsync(CancellationToken.None))
        {
            runs.Add(run);
        }

        return runs;
    }

    /// <summary>What the run was asked and has not answered yet.</summary>
    public async Task<IReadOnlyList<InboxMessage>> InboxAsync(string run)
    {
        await using var claim = await Crew.ClaimAsync(run, CancellationToken.None) ?? throw new InvalidOperationException("somebody holds the run");
        return await claim.ReceiveAsync(CancellationToken.None);
    }

    public static IntakeRecord Record(string delivery, string package, int from = 8, int to = 10, double severity = 9) => Sent(delivery,
        $$"""{"kind":"package-compromise","title":"{{package}}","severity":{{severity}},"artifact":"pkg:npm/{{package}}","versions":["1.0.0"],"windows":[{"from":"2025-09-{{from:D2}}T00:00:00Z","to":"2025-09-{{to:D2}}T00:00:00Z"}]}""");

    /// <summary>An advisory about malware.</summary>
    public static IntakeRecord FromGitHub(string delivery) => Sent(delivery,
        """{"action":"published","security_advisory":{"type":"malware","summary":"Malware in chalk","severity":"critical","published_at":"2025-09-08T00:00:00Z","vulnerabilities":[{"package":{"ecosystem":"npm","name":"chalk"},"vulnerable_version_range":"= 1.0.0"}]}}""",
        AlertSources.GitHub);

    public static IntakeRecord Sent(string delivery, string json, string source = AlertSources.Plain)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return IntakeRecord.Of(TimeProvider.System.GetUtcNow(), source, null, delivery, bytes, Assert.IsType<JsonOutcome.Read>(PlainJson.Read(bytes)).Value);
    }

    public void Dispose()
    {
        Crew.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static Template Text(string source) => Assert.IsType<TemplateParsed.Success>(Template.Parse(source)).Template;

    private static KeyValuePair<string, Argument> Leaf(string name) => KeyValuePair.Create<string, Argument>(name, new Argument.Leaf(Text($"${{{{ alert.{name} }}}}")));

    private static InputDeclaration Any(string name) => new(name, Core.Values.ValueType.Any, true, null, "");
}
