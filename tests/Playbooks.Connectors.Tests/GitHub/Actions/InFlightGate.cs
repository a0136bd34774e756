namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>Lets requests of one kind pass only when so many of them are under way at once, and remembers how many were.</summary>
internal sealed class InFlightGate(Func<Uri, bool> isCounted, int opensAt) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private int inFlight;

    public int Most { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } url || !isCounted(url))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        Enter();
        try
        {
            // One after another would wait for ever; a minute of it is the failure of the test.
            await opened.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            lock (gate)
            {
                inFlight--;
            }
        }
    }

    private void Enter()
    {
        lock (gate)
        {
            Most = Math.Max(Most, ++inFlight);
            if (inFlight == opensAt)
            {
                opened.TrySetResult();
            }
        }
    }
}
