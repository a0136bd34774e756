namespace Playbooks.Connectors.Aws;

/// <summary>One AWS account of the tenant.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Region">Where its secrets, parameters and trail are.</param>
/// <param name="Endpoint">One address for every service instead of AWS's own, which tells them apart by the signature's scope; plain HTTP only on loopback.</param>
internal sealed record AwsAccount(string Id, string Region, Uri? Endpoint = null);
