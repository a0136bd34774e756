using System.Security.Cryptography.X509Certificates;

namespace Playbooks.Functions.Hooks;

/// <summary>Asks the notification service itself. Every address was checked to be one of the service's before.</summary>
internal interface ISnsAddresses
{
    /// <summary>The certificate at that address; null where it cannot be had at the moment, or is none.</summary>
    Task<X509Certificate2?> CertificateAsync(Uri address, CancellationToken token);

    /// <summary>Confirms a subscription; false where the service did not take it.</summary>
    Task<bool> ConfirmAsync(Uri address, CancellationToken token);
}
