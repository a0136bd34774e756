namespace Playbooks.Functions.Hooks;

/// <summary>Says whether a bearer token is of a workload that may send alerts: signature, issuer, audience, time and the caller's id are all checked.</summary>
internal interface IAlertCaller
{
    /// <param name="token">The token without the word Bearer.</param>
    /// <returns>The caller's id; null where it is nobody who may.</returns>
    Task<string?> ProveAsync(string token, CancellationToken cancel);
}
