using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>The Query protocol's answers: lists as <c>member</c> elements, results in an <c>…Result</c> wrapper.</summary>
internal static class AwsXml
{
    public static string Result(AwsCall call, JsonObject? body)
    {
        XNamespace space = call.Service.XmlNamespace ?? "";
        var root = new XElement(space + (call.Operation.Name + "Response"));
        if (body is not null)
        {
            root.Add(new XElement(space + (call.Operation.Name + "Result"), Members(space, body)));
        }

        root.Add(new XElement(space + "ResponseMetadata", new XElement(space + "RequestId", call.RequestId)));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    public static string Error(string xmlNamespace, AwsError error, string requestId)
    {
        XNamespace space = xmlNamespace;
        return new XElement(
            space + "ErrorResponse",
            new XElement(
                space + "Error",
                new XElement(space + "Type", error.Status >= 500 ? "Receiver" : "Sender"),
                new XElement(space + "Code", error.Code),
                new XElement(space + "Message", error.Message)),
            new XElement(space + "RequestId", requestId)).ToString(SaveOptions.DisableFormatting);
    }

    private static IEnumerable<XElement> Members(XNamespace space, JsonObject body) =>
        body.Where(member => member.Value is not null).Select(member => Element(space, member.Key, member.Value));

    private static XElement Element(XNamespace space, string name, JsonNode? value) => value switch
    {
        JsonObject map => new(space + name, Members(space, map)),
        JsonArray list => new(space + name, list.Select(item => Element(space, "member", item))),
        _ => new(space + name, value?.ToString()),
    };
}
