using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.Access.Limits;

/// <summary>From where a request comes, as limits count it.</summary>
internal static class Address
{
    private const string Forwarded = "X-Forwarded-For";

    /// <param name="isForwarded">A functions host hands requests on and the platform before it adds the client's address as the last one; those before it anybody may have written.</param>
    public static string Of(HttpContext context, bool isForwarded)
    {
        var address = isForwarded && context.Request.Headers[Forwarded] is [.., { } line] && Read(line.Split(',')[^1].Trim()) is { } client
            ? client
            : context.Connection.RemoteIpAddress;
        return address is null ? "unknown" : KeyOf(address);
    }

    /// <summary>Whoever has one address of version 6 has 2⁶⁴.</summary>
    private static string KeyOf(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return plain.ToString();
        }

        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    /// <summary>The platform writes addresses with the client's port.</summary>
    private static IPAddress? Read(string text) => IPEndPoint.TryParse(text, out var place) ? place.Address : null;
}
