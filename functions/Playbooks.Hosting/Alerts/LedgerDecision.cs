using Playbooks.Core.Alerts;
using Playbooks.Core.Values;

namespace Playbooks.Hosting.Alerts;

/// <summary>What one alert of a record means for one playbook.</summary>
/// <param name="Verdict"><c>start</c>, <c>amend</c> or <c>ignore</c>.</param>
/// <param name="Run">The run that starts, is amended, or answers to it; null where there is none.</param>
/// <param name="Alert">All that is known of the incident then; null where nothing is to be done.</param>
/// <param name="Inputs">What the run gets; null where nothing is to be done.</param>
internal sealed record LedgerDecision(string Verdict, string Playbook, string? Run, string Reason, Alert? Alert, Value? Inputs)
{
    public const string Start = "start";
    public const string Amend = "amend";
    public const string Ignore = "ignore";

    public Value ToValue() => Value.MapOf(
        ("verdict", Value.Of(Verdict)), ("playbook", Value.Of(Playbook)), ("run", Value.Of(Run)), ("reason", Value.Of(Reason)),
        ("alert", Alert?.ToValue() ?? Value.Nothing), ("inputs", Inputs ?? Value.Nothing));

    public static LedgerDecision Read(Value value) => new(
        value.GetText("verdict") ?? "", value.GetText("playbook") ?? "", value.GetText("run"), value.GetText("reason") ?? "",
        value.Get("alert") is Value.Map alert ? AlertJson.Read(alert) : null, value.Get("inputs") is Value.Map inputs ? inputs : null);
}
