using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Playbooks.Crashes.Worker;

namespace Playbooks.Crashes.Tests.Chaos;

/// <summary>
/// Sees every request that reaches a sandbox of this process, and under which claim of which run it was made. One that comes under an older claim
/// after a newer one was seen, or while one of another claim is being answered, was made by a worker that had lost the run.
/// </summary>
internal sealed class Trespasses : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private readonly ConcurrentDictionary<string, Seen> runs = new();
    private readonly ConcurrentQueue<string> found = new();
    private readonly IDisposable listening;
    private long requests;

    public Trespasses() => listening = DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>How many requests carried a claim.</summary>
    public long Requests => Interlocked.Read(ref requests);

    public IReadOnlyCollection<string> Found => found;

    /// <summary>Told the process id of whoever makes a request, before it is carried out.</summary>
    public Action<int> Watcher { get; set; } = _ => { };

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
        {
            value.Subscribe(this, name => name.StartsWith(Request, StringComparison.Ordinal));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not HttpContext context || context.Request.Headers[ClaimHeader.Name].ToString() is not { Length: > 0 } header)
        {
            return;
        }

        var (run, epoch, process) = ClaimHeader.Read(header);
        var seen = runs.GetOrAdd(run, _ => new Seen());
        lock (seen)
        {
            if (value.Key == Request + ".Start")
            {
                Interlocked.Increment(ref requests);
                Watcher(process);
                Arrive(seen, run, epoch, $"{context.Request.Method} {context.Request.Path} by process {process}");
            }
            else if (value.Key == Request + ".Stop")
            {
                seen.UnderWay[epoch] = seen.UnderWay.GetValueOrDefault(epoch) - 1;
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => listening.Dispose();

    private void Arrive(Seen seen, string run, long epoch, string request)
    {
        if (epoch < seen.Newest)
        {
            found.Enqueue($"{run}: {request} under claim {epoch} after claim {seen.Newest} was at work");
        }

        if (seen.UnderWay.Any(other => other.Key != epoch && other.Value > 0))
        {
            found.Enqueue($"{run}: {request} under claim {epoch} at the same time as one under another claim");
        }

        seen.Newest = Math.Max(seen.Newest, epoch);
        seen.UnderWay[epoch] = seen.UnderWay.GetValueOrDefault(epoch) + 1;
    }

    private sealed class Seen
    {
        public long Newest { get; set; }

        /// <summary>Requests that are being answered, by claim.</summary>
        public Dictionary<long, int> UnderWay { get; } = [];
    }
}
