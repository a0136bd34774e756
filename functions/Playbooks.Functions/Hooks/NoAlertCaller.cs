namespace Playbooks.Functions.Hooks;

/// <summary>Tokens cannot be checked here: nobody is proven by one.</summary>
internal sealed class NoAlertCaller : IAlertCaller
{
    public Task<string?> ProveAsync(string token, CancellationToken cancel) => Task.FromResult<string?>(null);
}
