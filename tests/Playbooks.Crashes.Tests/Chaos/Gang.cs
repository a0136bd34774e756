namespace Playbooks.Crashes.Tests.Chaos;

/// <summary>Worker processes of which as many as are wanted are at work at any time, whatever is done to them.</summary>
/// <param name="start">Starts one.</param>
internal sealed class Gang(int size, Func<Worker> start) : IDisposable
{
    /// <summary>How long a zombie may show what it does before it is killed.</summary>
    private static readonly TimeSpan Afterlife = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly List<Worker> working = [];
    private readonly List<(Worker Worker, DateTimeOffset Until)> frozen = [];
    private readonly List<(Worker Worker, DateTimeOffset Until)> thawed = [];
    private readonly List<Worker> gone = [];
    private TimeSpan? wanted;

    public int Kills { get; private set; }

    public int Freezes { get; private set; }

    /// <summary>Frozen for longer than a claim lasts, while a request of theirs was on its way, and then continued.</summary>
    public int Zombies { get; private set; }

    public bool HasFrozen => frozen.Count > 0 || thawed.Count > 0;

    /// <summary>Frozen for longer than a claim lasts, whatever they were doing.</summary>
    public int Idlers { get; private set; }

    public int Starts { get; private set; }

    /// <summary>What every worker wrote, the dead ones' too.</summary>
    public IEnumerable<string> Said => working.Concat(frozen.Select(each => each.Worker)).Concat(thawed.Select(each => each.Worker)).Concat(gone).Select(worker => worker.Words);

    /// <summary>What workers that ended by themselves said last.</summary>
    public IReadOnlyList<string> Ended => [.. working.Where(worker => worker.HasExited).Select(worker => worker.Words[^Math.Min(worker.Words.Length, 2000)..])];

    public void Fill()
    {
        lock (gate)
        {
            while (working.Count < size)
            {
                working.Add(start());
                Starts++;
            }
        }
    }

    public void Kill(int which)
    {
        lock (gate)
        {
            working[which].Kill();
            gone.Add(working[which]);
            working.RemoveAt(which);
            Kills++;
        }
    }

    public void Freeze(int which, DateTimeOffset until)
    {
        lock (gate)
        {
            Freeze(working[which], until);
        }
    }

    /// <summary>Makes a zombie of whoever makes the next request, in the middle of its action; and now of any worker, where one is waited for already.</summary>
    public void FreezeNext(TimeSpan length, int otherwise)
    {
        lock (gate)
        {
            if (wanted is not null)
            {
                Freeze(working[otherwise], TimeProvider.System.GetUtcNow() + length);
                Idlers++;
            }

            wanted = length;
        }
    }

    /// <param name="process">The id of a process that makes a request now.</param>
    public void Watch(int process)
    {
        lock (gate)
        {
            if (wanted is { } length && working.Find(worker => worker.Id == process) is { } worker)
            {
                Freeze(worker, TimeProvider.System.GetUtcNow() + length);
                (wanted, Zombies) = (null, Zombies + 1);
            }
        }
    }

    /// <summary>Nobody is frozen any more who is not yet.</summary>
    public void Spare()
    {
        lock (gate)
        {
            wanted = null;
        }
    }

    /// <summary>Continues those whose time has come, and ends those who had theirs.</summary>
    public void Thaw(DateTimeOffset now)
    {
        lock (gate)
        {
            foreach (var due in frozen.Where(each => each.Until <= now).ToList())
            {
                due.Worker.Signal("CONT");
                frozen.Remove(due);
                thawed.Add((due.Worker, now + Afterlife));
            }

            foreach (var due in thawed.Where(each => each.Until <= now).ToList())
            {
                due.Worker.Kill();
                gone.Add(due.Worker);
                thawed.Remove(due);
            }
        }
    }

    public void Dispose()
    {
        foreach (var worker in working.Concat(frozen.Select(each => each.Worker)).Concat(thawed.Select(each => each.Worker)).Concat(gone))
        {
            worker.Dispose();
        }
    }

    private void Freeze(Worker worker, DateTimeOffset until)
    {
        worker.Signal("STOP");
        working.Remove(worker);
        frozen.Add((worker, until));
        Freezes++;
    }
}
