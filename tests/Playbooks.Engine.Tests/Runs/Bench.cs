using System.Security.Cryptography;
using Playbooks.Core.Actions;
using Playbooks.Core.Expressions;
using Playbooks.Core.Journals;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Storage.Files;
using Playbooks.Storage.Signing;

namespace Playbooks.Engine.Tests.Runs;

/// <summary>A file store in a folder of its own, a world, and workers that drive runs in it.</summary>
internal sealed class Bench : IDisposable, IRunObserver
{
    private readonly string folder = Directory.CreateTempSubdirectory("playbooks-engine-").FullName;

    public Bench()
    {
        Store = new FileRunStore(Path.Combine(folder, "runs"), TimeProvider.System);
        Signer = KeyFileSigner.Open(Path.Combine(folder, "key.pem"));
    }

    public World World { get; } = new();

    public FileRunStore Store { get; }

    public KeyFileSigner Signer { get; }

    public List<RunEvent> Seen { get; } = [];

    public Action<RunEvent> OnEvent { get; set; } = _ => { };

    public ReportMaker Reports { get; set; } = (_, stage) => [($"{(stage.Length > 0 ? stage : "run")}.md", "report"u8.ToArray())];

    public DateTimeOffset? RestAt { get; set; }

    public RunLoop Loop(string worker = "worker") => new(new RunLoopParts
    {
        Worker = worker,
        Catalog = World.Catalog,
        Signer = Signer,
        Time = TimeProvider.System,
        Chance = () => 0,
        Reports = Reports,
        Observer = this,
        RestAt = RestAt,
    });

    public Task StartAsync(string run, Playbook playbook) => StartAsync(Store, run, playbook, TimeProvider.System);

    public static async Task StartAsync(IRunStore store, string run, Playbook playbook, TimeProvider time)
    {
        var pinned = PlaybookJson.Write(playbook);
        var started = new RunEvent.Started(run, pinned, PlaybookJson.DigestOf(pinned), Value.EmptyMap, "riley", "test", false, [], []);
        Assert.True(await RunStarter.StartAsync(store, started, time.GetUtcNow(), CancellationToken.None));
    }

    public async Task<RunStand> DriveAsync(string run, string worker = "worker", bool stay = false, CancellationToken token = default)
    {
        await using var claim = await Store.ClaimAsync(run, worker, token);
        Assert.NotNull(claim);
        return await Loop(worker).DriveAsync(claim, stay, token);
    }

    public async Task<Replay> ReplayAsync(string run)
    {
        var replay = new Replay();
        await foreach (var line in Store.ReadAsync(run, CancellationToken.None))
        {
            replay.Add(line);
        }

        return replay;
    }

    public Task<bool> SendAsync(string run, RunInput input, string id = "message-1") =>
        Store.SendAsync(run, new InboxMessage(id, InputCodec.Write(input)), CancellationToken.None);

    public static Playbook Switches(int count, bool asks = false) => new()
    {
        Id = "switches",
        Version = "1.0.0",
        Title = "Switches on, then off again",
        Roles = [new Role("security", "", null)],
        Stages =
        [
            new Stage
            {
                Name = "contain",
                Steps =
                [
                    new Step
                    {
                        Id = "on",
                        Uses = "world.switch-on",
                        Provider = "world",
                        Effect = Effect.Changes,
                        ForEach = Text($"${{{{ [{string.Join(", ", World.Names(count).Select(name => $"'{name}'"))}] }}}}"),
                        With = new Argument.Group([KeyValuePair.Create<string, Argument>("switch", new Argument.Leaf(Text("${{ item }}")))]),
                        Retry = new RetryRule(4, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)),
                    },
                ],
                Checkpoint = asks ? new Checkpoint { Approvals = [new Quorum("security", 1)], Deadline = TimeSpan.FromHours(1) } : null,
            },
        ],
    };

    public void Appended(IReadOnlyList<JournalLine> lines, int from, Run run)
    {
        foreach (var line in lines.Skip(from))
        {
            Seen.Add(line.Event);
            OnEvent(line.Event);
        }
    }

    public void Dispose()
    {
        Store.Dispose();
        Signer.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static Template Text(string source) => ((TemplateParsed.Success)Template.Parse(source)).Template;

    public ECDsa PublicKey()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(folder, "key.pem.pub")));
        return key;
    }
}
