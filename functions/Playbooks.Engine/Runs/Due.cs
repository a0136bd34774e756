using Playbooks.Core.Runs;

namespace Playbooks.Engine.Runs;

/// <summary>Tells a run on which there is something to do from one that waits. Nothing is claimed or written to find out.</summary>
public static class Due
{
    /// <summary>Whether a worker that claimed the run now would do anything, unless somebody has left it a message.</summary>
    public static bool Is(Run run, DateTimeOffset now)
    {
        if (run.IsOver)
        {
            return false;
        }

        var agenda = Agenda.Of(run, now);
        return agenda is not { Read.IsEmpty: true, Survey.IsEmpty: true, Begin.IsEmpty: true, Reconcile.IsEmpty: true, Paperwork: Paperwork.None }
            || agenda.WakeAt <= now
            || run.Stage?.Applying.Running.Any() == true
            || !Decider.Decide(new RunInput.Continue(), run, now).IsEmpty;
    }
}
