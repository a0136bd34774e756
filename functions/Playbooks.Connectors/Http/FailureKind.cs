namespace Playbooks.Connectors.Http;

/// <summary>Why a request to a provider gave no usable answer.</summary>
public enum FailureKind
{
    /// <summary>The provider answered with a status that the operation does not expect; see <see cref="ProviderFailure.Status"/>.</summary>
    Status,

    /// <summary>401 or 403 that is no rate limit: the credential is not accepted or lacks the permission.</summary>
    NotPermitted,

    /// <summary>404 from a provider that does not say which: it is not there, or the credential may not see it.</summary>
    AbsentOrNotPermitted,

    /// <summary>A rate limit whose wait is longer than this client waits; see <see cref="ProviderFailure.RetryAt"/>.</summary>
    Throttled,

    /// <summary>No connection was made, so nothing happened at the provider.</summary>
    NotReached,

    /// <summary>The answer to a request that may be repeated safely did not come, in spite of the retries.</summary>
    NoAnswer,

    /// <summary>A request that must not be repeated was sent, and its answer was lost: it may or may not have taken effect.</summary>
    Unknown,

    /// <summary>The address is outside the configured hosts; nothing was sent there.</summary>
    EgressRefused,

    /// <summary>The answer is larger than the budget of the request.</summary>
    TooLarge,

    /// <summary>The answer is not what the operation describes: wrong content type, no JSON, a member missing or of another type.</summary>
    Malformed,

    /// <summary>Our own side cannot make the request: a credential is absent or unusable, an argument is not valid.</summary>
    Unusable,
}
