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
    public sealed record FailedRetryable(string Code, string Message, TimeSpan? Wait = null) : ActionOutcome;

    /// <summary>It did not work, and trying again would not help.</summary>
    public sealed record FailedFinal(string Code, string Message) : ActionOutcome;

    /// <summary>We do not know whether it happened. Reconciled by reading the provider or by a person, never repeated blindly.</summary>
    public sealed record Unknown(string Message) : ActionOutcome;
}
