using Playbooks.Sandbox.GitHub.Repositories;
using Playbooks.Sandbox.GitHub.Workflows;

namespace Playbooks.Sandbox.GitHub.Runs;

internal sealed class Run
{
    public required long Id { get; init; }

    public required Workflow Workflow { get; init; }

    public required int Number { get; init; }

    public required string Event { get; init; }

    public required string Branch { get; init; }

    public required Commit Commit { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Actor { get; init; }

    /// <summary>Another repository's full name for pull requests from forks.</summary>
    public string? HeadRepository { get; init; }

    public IReadOnlyList<(string Path, string Sha)> Referenced { get; init; } = [];

    public required List<Attempt> Attempts { get; init; }

    public required string Status { get; set; }

    public string? Conclusion { get; set; }

    public required DateTimeOffset Updated { get; set; }

    /// <summary>Environments that people must let it into.</summary>
    public HashSet<string> WaitsFor { get; init; } = [];

    /// <summary>Has steps under <c>always()</c> that an ordinary cancel does not end.</summary>
    public bool Stubborn { get; init; }

    /// <summary>A dispatched run that ends by itself: when, and how it ends if nobody cancels it first.</summary>
    public (DateTimeOffset At, Func<DateTimeOffset, string> Conclusion)? Ending { get; set; }

    public bool IsFinished => Status == "completed";

    public Attempt Latest => Attempts[^1];

    /// <summary>Lets a run whose time has come end.</summary>
    public Run Settle(DateTimeOffset now)
    {
        if (Ending is { } ending && now >= ending.At && !IsFinished)
        {
            Finish(ending.Conclusion(ending.At), ending.At);
        }

        return this;
    }

    public void Finish(string conclusion, DateTimeOffset at)
    {
        (Status, Conclusion, Updated, Ending) = ("completed", conclusion, at, null);
        Latest.Conclusion = conclusion;
        foreach (var job in Latest.Jobs.Where(job => job.Status != "completed"))
        {
            (job.Status, job.Conclusion, job.Completed) = ("completed", conclusion, at);
        }
    }
}
