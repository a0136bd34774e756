using System.Text.Json.Serialization;
using Playbooks.Core.Values;

namespace Playbooks.Core.Actions;

/// <summary>How one attempt of an action ended, as the journal records it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(Succeeded), "succeeded")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(FailedRetryable), "failed-retryable")]
[JsonDerivedType(typeof(FailedFinal), "failed-final")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record ActionOutcome
{
    private ActionOutcome()
    {
    }

    /// <param name="Output">As the contract's output type says.</param>
    /// <param name="Reconciled">True when the effect was found done after an interruption rather than seen to be done.</param>
    public sealed record Succeeded(Value Output, bool Reconciled = false) : ActionOutcome;

    /// <summary>Nothing was done because it must not be: policy, self-lockout guard, drift, a missing precondition.</summary>
    public sealed record Refused(string Code, string Message) : ActionOutcome;

    /// <summary>Nothing was done, and trying again may help.</summary>
    /// <param name="Wait">What the provider asked for, if it did.</param>
    /// <param name="IsWait">
    /// Nothing failed: the action goes on when <paramref name="Wait"/> is over. It uses up none of the step's attempts, and a stage that is to stop
    /// keeps it waiting. Of actions only; not written where it is false.
    /// </param>
    public sealed record FailedRetryable(
        string Code, string Message, TimeSpan? Wait = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsWait = false) : ActionOutcome
    {
        /// <summary>How long the action only waits; null where it failed.</summary>
        [JsonIgnore]
        public TimeSpan? Pause => IsWait ? Wait : null;
    }

    /// <summary>It did not work, and trying again would not help.</summary>
    public sealed record FailedFinal(string Code, string Message) : ActionOutcome;

    /// <summary>We do not know whether it happened. Reconciled by reading the provider or by a person, never repeated blindly.</summary>
    public sealed record Unknown(string Message) : ActionOutcome;
}
