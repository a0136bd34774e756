using System.Net;

namespace Playbooks.Core.Reach.Uses;

/// <summary>From where the tenant's own systems work: addresses and networks, and the providers' own services.</summary>
internal sealed class KnownAddresses(IEnumerable<string> texts)
{
    private readonly List<IPNetwork> networks = [.. texts.Select(Network).OfType<IPNetwork>()];

    /// <summary>Null where nobody said which addresses are known, or the log gives none.</summary>
    public bool? Has(string address) =>
        address.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) || address.Equals("AWS Internal", StringComparison.OrdinalIgnoreCase) ? true
        : networks.Count == 0 || !IPAddress.TryParse(address, out var parsed) ? null
        : networks.Any(network => network.Contains(parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed));

    /// <summary>Those that are neither an address nor a network.</summary>
    public static IEnumerable<string> Wrong(IEnumerable<string> texts) => texts.Where(text => Network(text) is null);

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
