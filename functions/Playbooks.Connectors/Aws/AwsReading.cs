using System.Text.Json;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws;

/// <summary>Makes of a reply the value that was asked for, or the failure that it states.</summary>
internal static class AwsReading
{
    public static Answer<T> Query<T>(ProviderRequest request, Reply reply, string action, Func<AwsElement, T> read)
        where T : notnull =>
        Guarded(request, reply, AwsFault.OfQuery, () =>
        {
            var root = AwsXml.Read(reply.Body);
            return read(root.Child($"{action}Result") ?? root);
        });

    public static Answer<T> Json<T>(ProviderRequest request, Reply reply, string operation, Func<JsonElement, T> read)
        where T : notnull =>
        Guarded(request, reply, AwsFault.OfJson, () => read(CloudJson.Read(reply.Body)));

    private static Answer<T> Guarded<T>(ProviderRequest request, Reply reply, Func<ProviderRequest, Reply, ProviderFailure> fault, Func<T> read)
        where T : notnull
    {
        try
        {
            return reply.IsSuccess ? read() : fault(request, reply);
        }
        catch (BadAnswerException wrong) when (reply.IsSuccess && !request.Repeatable)
        {
            return new ProviderFailure(FailureKind.Unknown, request.Operation, $"it was answered with success, but {wrong.Message}") { Status = reply.Status };
        }
        catch (BadAnswerException) when (!reply.IsSuccess)
        {
            // A proxy or gateway answered in its own words; the status still says enough.
            return new ProviderFailure(FailureKind.Status, request.Operation, $"status {reply.Status} without an error that can be read") { Status = reply.Status };
        }
        catch (BadAnswerException wrong)
        {
            return new ProviderFailure(FailureKind.Malformed, request.Operation, $"status {reply.Status}: {wrong.Message}") { Status = reply.Status };
        }
    }
}
