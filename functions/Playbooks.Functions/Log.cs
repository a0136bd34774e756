using Microsoft.Extensions.Logging;

namespace Playbooks.Functions;

internal static partial class Log
{
    [LoggerMessage(50, LogLevel.Critical, "Not started. {Problem}")]
    public static partial void NotStarted(ILogger log, string problem);

    [LoggerMessage(51, LogLevel.Information, "Serving {Tenant} at {Address}, woken by {Waker}.")]
    public static partial void Serving(ILogger log, string tenant, string address, string waker);
}
