namespace Playbooks.Core.Runs;

/// <summary>A run made from its events, told one after the other: the same as <see cref="Evolver"/> makes of them, in less time.</summary>
public sealed class RunFold
{
    private Run? run;

    /// <summary>The run as far as it has been told; null before the first event.</summary>
    public Run? Run
    {
        get
        {
            if (run?.Draft is { } draft)
            {
                draft.Close();
                run = run with { Draft = null };
            }

            return run;
        }
    }

    /// <exception cref="JournalException">The event does not fit what came before; nothing more is to be told then.</exception>
    public void Add(RunEvent happened, DateTimeOffset at)
    {
        var told = Evolver.Evolve(run, happened, at);
        run = told.Draft is null ? told with { Draft = new Draft() } : told;
    }
}
