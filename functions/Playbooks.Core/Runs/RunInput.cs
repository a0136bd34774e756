using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs;

/// <summary>What asks something of a run, in the imperative: people, the engine's effects, and time passing.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "ask")]
[JsonDerivedType(typeof(Decide), "decide")]
[JsonDerivedType(typeof(ResolveUnknown), "resolve-unknown")]
[JsonDerivedType(typeof(Retry), "retry")]
[JsonDerivedType(typeof(Amend), "amend")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(Accept), "accept")]
public abstract record RunInput
{
    private RunInput()
    {
    }

    public sealed record Start(RunEvent.Started With) : RunInput;

    /// <summary>A worker claimed the run.</summary>
    public sealed record Resume(string Worker, long Epoch) : RunInput;

    /// <summary>Go on as far as it goes at this moment: deadlines, next stage, next plan.</summary>
    public sealed record Continue : RunInput;

    /// <param name="Chance">Between 0 and 1: the place inside the retry's jitter.</param>
    public sealed record FinishRead(string Call, ActionOutcome Outcome, double Chance) : RunInput;

    public sealed record FinishSurvey(string Call, SurveyOutcome Outcome, double Chance) : RunInput;

    /// <summary>The engine is about to perform these; the answer is which of them have been journaled as started.</summary>
    public sealed record Begin(ImmutableArray<string> Actions) : RunInput;

    public sealed record RecordMark(string Action, Mark Mark) : RunInput;

    public sealed record FinishAction(string Action, ActionOutcome Outcome, double Chance) : RunInput;

    /// <summary>An action in doubt was surveyed.</summary>
    public sealed record Reconcile(string Action, SurveyOutcome Outcome, double Chance) : RunInput;

    /// <param name="Roles">Roles the person holds, as the caller has established.</param>
    /// <param name="Subject">The person as sign-in proved them, <c>ISSUER SUBJECT</c>; null where no issuer of tokens was asked.</param>
    public sealed record Decide(
        string Stage, string Digest, string Person, string Role, ImmutableArray<string> Roles, bool Approve, string Comment, string Via, string? Subject = null) : RunInput;

    public sealed record ResolveUnknown(string Action, bool Happened, string By, string Reason) : RunInput;

    /// <summary>A person answers for leaving open what could be reached, though nothing has made it worthless.</summary>
    /// <param name="Credential">As the run lists what is open.</param>
    /// <param name="Roles">Roles the person holds, as the caller has established.</param>
    public sealed record Accept(string Credential, string Person, string Role, ImmutableArray<string> Roles, string Reason, string Via) : RunInput;

    public sealed record Retry(string By) : RunInput;

    /// <summary>Whoever drives the run cannot go on with it: it stands still until a person has looked.</summary>
    /// <param name="Reason">For that person; nothing of what failed is quoted.</param>
    public sealed record GiveUp(string Reason) : RunInput;

    public sealed record Amend(Value Inputs, string By, string Reason) : RunInput;

    public sealed record Cancel(string By, string Reason, bool Undo) : RunInput;

    public sealed record RecordReport(string Stage, ImmutableArray<ReportFile> Files) : RunInput;

    public sealed record RecordSignature(string Head, string Algorithm, string KeyId, string Signature) : RunInput;
}
