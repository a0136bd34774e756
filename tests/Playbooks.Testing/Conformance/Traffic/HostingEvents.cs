using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Playbooks.Testing.Conformance.Traffic;

/// <summary>
/// Copies every exchange of every web host in this process, with the events that ASP.NET Core's hosting raises around each request.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/logging (DiagnosticSource).
/// </summary>
internal sealed class HostingEvents(Action<RecordedExchange> record) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    public static void Record(Action<RecordedExchange> record) => DiagnosticListener.AllListeners.Subscribe(new HostingEvents(record));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
        {
            value.Subscribe(this, name => name.StartsWith(Request, StringComparison.Ordinal));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: Request + ".Start", Value: HttpContext started })
        {
            (started.Request.Body, started.Response.Body) = (new RecordingStream(started.Request.Body), new RecordingStream(started.Response.Body));
        }
        else if (value is { Key: Request + ".Stop", Value: HttpContext { Request.Body: RecordingStream sent, Response.Body: RecordingStream answered } ended })
        {
            record(Exchange(ended, sent.Recorded, answered.Recorded));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static RecordedExchange Exchange(HttpContext context, byte[] body, byte[] answer) => new(
        context.Request.Method,
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        body,
        context.Response.HasStarted ? context.Response.StatusCode : null,
        context.Response.ContentType ?? "",
        answer);
}
