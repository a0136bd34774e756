using System.Diagnostics;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>Writes replies in the protocol of their request.</summary>
internal static class AwsWriter
{
    private const string Json11 = "application/x-amz-json-1.1";

    public static Answer Write(AwsRequest request, AwsCall call, AwsReply reply) => reply switch
    {
        AwsReply.Refused refused => Error(request, refused.Error, call.RequestId),
        AwsReply.Done done when request.IsJson => Identified(Answer.Json(200, done.Body ?? []) with { ContentType = Json11 }, call.RequestId),
        AwsReply.Done done => Identified(Answer.Text(200, AwsXml.Result(call, done.Body), "text/xml"), call.RequestId),
        _ => throw new UnreachableException($"Reply {reply.GetType().Name} has no form."),
    };

    public static Answer Error(AwsRequest request, AwsError error, string requestId)
    {
        if (request.Service.XmlNamespace is { } space)
        {
            return Identified(Answer.Text(error.Status, AwsXml.Error(space, error, requestId), "text/xml"), requestId);
        }

        var named = AuthErrors.ForJson(error);
        var body = new JsonObject { ["__type"] = named.Code, [request.Service.Name == "secretsmanager" ? "Message" : "message"] = named.Message };
        return Identified(Answer.Json(named.Status, body) with { ContentType = Json11 }, requestId);
    }

    private static Answer Identified(Answer answer, string requestId) => answer.With("x-amzn-RequestId", requestId);
}
