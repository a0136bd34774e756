using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>What an operation answers; the body is written as XML or JSON by the protocol of the request.</summary>
internal abstract record AwsReply
{
    private AwsReply()
    {
    }

    public static AwsReply Empty { get; } = new Done(null);

    public static implicit operator AwsReply(JsonObject body) => new Done(body);

    public static implicit operator AwsReply(AwsError error) => new Refused(error);

    public sealed record Done(JsonObject? Body) : AwsReply;

    public sealed record Refused(AwsError Error) : AwsReply;
}
