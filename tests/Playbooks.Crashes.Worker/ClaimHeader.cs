using System.Diagnostics;
using System.Globalization;
using Playbooks.Engine.Actions;

namespace Playbooks.Crashes.Worker;

/// <summary>
/// Writes into every request of this process under which claim it is made, so that the tenant sees who asks. By the events that .NET's client raises
/// around each request (learn.microsoft.com, "DiagnosticSource").
/// </summary>
internal sealed class ClaimHeader : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public const string Name = "x-claim";

    private const string Request = "System.Net.Http.HttpRequestOut";

    public static IDisposable Carry() => DiagnosticListener.AllListeners.Subscribe(new ClaimHeader());

    /// <param name="header">RUN EPOCH PROCESS, of <see cref="Name"/>.</param>
    public static (string Run, long Epoch, int Process) Read(string header) =>
        header.Split(' ') is [var run, var epoch, var process] ? (run, long.Parse(epoch, CultureInfo.InvariantCulture), int.Parse(process, CultureInfo.InvariantCulture)) : throw new FormatException(header);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Request + ".Start" && Fence.Claim is { } claim && value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage request)
        {
            request.Headers.TryAddWithoutValidation(Name, $"{claim.Run} {claim.Epoch} {Environment.ProcessId}");
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
