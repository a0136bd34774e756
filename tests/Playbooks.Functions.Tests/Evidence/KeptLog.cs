using Microsoft.Extensions.Logging;
using Playbooks.Functions.Evidence;
using Playbooks.Functions.Work;

namespace Playbooks.Functions.Tests.Evidence;

/// <summary>Keeps what was logged, level first.</summary>
internal sealed class KeptLog : ILogger<EvidenceDuty>, ILogger<WakeHandler>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add($"{logLevel} {formatter(state, exception)}");
}
