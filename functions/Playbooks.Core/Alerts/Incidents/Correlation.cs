using Playbooks.Core.Playbooks;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts.Incidents;

/// <summary>Whether an alert starts a run, widens one, or does nothing; pure, so that two workers that look at the same thing decide the same.</summary>
public static class Correlation
{
    /// <param name="incidents">Those of this playbook that the alert may be of, oldest first.</param>
    /// <param name="isOver">Whether that incident's run has ended.</param>
    public static Verdict Judge(Alert alert, Playbook playbook, IEnumerable<Incident> incidents, Func<Incident, bool> isOver)
    {
        var same = incidents.Where(incident => incident.Playbook == playbook.Id && Incident.IsSame(incident.Alert, alert)).ToList();
        var known = same.FirstOrDefault(incident => !isOver(incident)) ?? same.LastOrDefault();
        var triggers = Triggers.Consider(playbook, alert.ToValue());
        if (alert.IsClosed)
        {
            return Ignore(known, "its sender says that it is over");
        }

        if (known is not null && Widening.Join(known.Alert, alert) is var joined && !isOver(known))
        {
            // What the incident is was decided when it began: a later notice may be milder than the condition asks.
            return Inputs(joined) is not { } widened ? Ignore(known, $"run {known.Run} answers to it, and what is new cannot be put into its inputs")
                : IsNews(known, widened) ? new Verdict.Amend(known, joined, widened) { Reason = $"run {known.Run} answers to it, and it says more than was known", Playbook = playbook, Triggers = triggers }
                : Ignore(known, $"run {known.Run} answers to it, and it says nothing new");
        }

        if (triggers.FirstOrDefault(trigger => trigger.Inputs is not null)?.Inputs is not { } inputs)
        {
            return Ignore(known, playbook.Triggers.IsEmpty ? "it has no trigger" : string.Join("; ", triggers.Select(trigger => trigger.Say(alert.Kind)).Distinct()));
        }

        if (Runs.Inputs.Check(playbook, inputs) is { Count: > 0 } wrong)
        {
            return Ignore(known, $"its inputs would be wrong: {string.Join("; ", wrong)}");
        }

        return known is not null && Inputs(Widening.Join(known.Alert, alert)) is { } again && !IsNews(known, again)
            ? Ignore(known, $"run {known.Run}, which has ended, answered to all of it")
            : new Verdict.Start(inputs) { Reason = known is null ? "no run answers to it yet" : $"run {known.Run} has ended, and this is more than it answered to", Playbook = playbook, Triggers = triggers };

        Value? Inputs(Alert all) => Triggers.Consider(playbook, all.ToValue()).FirstOrDefault(trigger => trigger.Inputs is not null)?.Inputs is { } made && Runs.Inputs.Check(playbook, made).Count == 0 ? made : null;

        bool IsNews(Incident incident, Value made) => Inputs(incident.Alert) is not { } before || !before.Equals(made);

        Verdict.Ignore Ignore(Incident? of, string reason) => new(of) { Reason = reason, Playbook = playbook, Triggers = triggers };
    }
}
