namespace Playbooks.Connectors.Http;

/// <summary>How long to wait before the request is sent again, or null where the reply is no rate limit.</summary>
/// <param name="attempt">0 for the first attempt.</param>
public delegate TimeSpan? ThrottleRule(Reply reply, int attempt, DateTimeOffset now);
