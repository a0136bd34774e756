using System.Text.Json.Serialization;

namespace Playbooks.Sandbox.Faults;

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>429 with Retry-After; nothing is performed.</summary>
    TooManyRequests,

    /// <summary>Refused with <see cref="FaultRule.Status"/>, as any provider may for its own reasons; nothing is performed.</summary>
    Refuse,

    /// <summary>500; nothing is performed.</summary>
    ServerError,

    /// <summary>503 although the request was performed.</summary>
    ServerErrorAfterEffect,

    /// <summary>No answer for <see cref="FaultRule.Seconds"/>, then the connection ends; nothing is performed.</summary>
    Stall,

    /// <summary>The connection ends at once; nothing is performed.</summary>
    Drop,

    /// <summary>The request is performed, then the connection ends without an answer.</summary>
    DropAfterEffect,

    /// <summary>Performed; the body arrives in small pieces with pauses.</summary>
    SlowBody,

    /// <summary>Performed; the body is cut in the middle of its text, with a matching length.</summary>
    MalformedBody,

    /// <summary>Not performed; 200 with a body of <see cref="FaultRule.Bytes"/> bytes.</summary>
    HugeBody,

    /// <summary>Not performed; 302 to <see cref="FaultRule.Location"/>.</summary>
    Redirect,
}
