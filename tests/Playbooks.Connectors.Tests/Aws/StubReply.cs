using System.Text.Json;

namespace Playbooks.Connectors.Tests.Aws;

/// <summary>What the stub says.</summary>
internal sealed record StubReply(int Status, string Body, bool IsLost = false)
{
    /// <summary>The connection breaks after the request has arrived.</summary>
    public static StubReply Lost { get; } = new(0, "", IsLost: true);

    public static StubReply Xml(string operation, string result = "") => new(200,
        $"<{operation}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><{operation}Result>{result}</{operation}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{operation}Response>");

    public static StubReply XmlError(int status, string code, string message = "no") => new(status,
        $"<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>");

    public static StubReply Json(string body) => new(200, body);

    public static StubReply JsonError(string code, string message = "no", int status = 400) => new(status,
        JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = $"com.amazonaws.x#{code}", ["message"] = message }));
}
