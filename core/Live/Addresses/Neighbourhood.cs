using System.Net;
using System.Net.Sockets;

namespace PluginHost.Live;

/// <summary>What an address counts as: of version 6 one computer has billions, so there the whole network does.</summary>
internal static class Neighbourhood
{
    public static string Of(IPAddress address)
    {
        var plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(plain)
            ? new IPAddress([.. plain.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]) + "/64"
            : plain.ToString();
    }

    /// <summary>Whether it is this computer itself.</summary>
    public static bool IsHere(IPAddress? address) => address is not null && IPAddress.IsLoopback(Plain(address));

    /// <summary>The address of a connection's other end, as people write it.</summary>
    public static string? NameOf(EndPoint? end) => end is IPEndPoint { Address: var address } ? Plain(address).ToString() : null;

    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
