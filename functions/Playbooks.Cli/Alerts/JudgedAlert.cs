using System.Collections.Immutable;
using Playbooks.Core.Alerts;
using Playbooks.Core.Alerts.Incidents;

namespace Playbooks.Cli.Alerts;

/// <param name="Verdicts">One for each playbook that has triggers.</param>
internal sealed record JudgedAlert(Alert Alert, ImmutableArray<Verdict> Verdicts);
