namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>A refusal of Microsoft Graph.</summary>
internal sealed record GraphError(int Status, string Code, string Message)
{
    public static GraphError NoToken { get; } = new(401, "InvalidAuthenticationToken", "Access token is empty.");

    public static GraphError BadToken { get; } = new(401, "InvalidAuthenticationToken", "CompactToken validation failed.");

    public static GraphError Expired { get; } = new(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");

    public static GraphError WrongAudience { get; } = new(401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience.");

    public static GraphError Denied { get; } = new(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

    public static GraphError NoBody { get; } = new(400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");

    public static GraphError NoSegment(string path) => new(400, "BadRequest", $"Resource not found for the segment '{path.Split('/')[^1]}'.");

    public static GraphError Missing(string id) => new(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static GraphError Bad(string message) => new(400, "Request_BadRequest", message);

    public static GraphError Query(string message) => new(400, "Request_UnsupportedQuery", message);

    public static GraphError Duplicate(string message) => new(409, "Request_MultipleObjectsWithSameKeyValue", message);
}
