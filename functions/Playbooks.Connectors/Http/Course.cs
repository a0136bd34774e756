namespace Playbooks.Connectors.Http;

/// <summary>What one request has been through so far.</summary>
internal sealed class Course(ProviderRequest request)
{
    public ProviderRequest Request { get; } = request;

    public int Attempts { get; set; }

    /// <summary>Whether an attempt may have reached the provider without its answer reaching us.</summary>
    public bool IsSent { get; set; }

    public bool IsRenewed { get; set; }
}
