using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PluginHost.Host;

/// <summary>The address at which other computers of the house find this one.</summary>
internal static class LanAddress
{
    /// <summary>Of a network that leads somewhere, rather than one that was made up for virtual machines.</summary>
    public static IPAddress? Find()
    {
        try
        {
            var networks = from network in NetworkInterface.GetAllNetworkInterfaces()
                           where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
                           let its = network.GetIPProperties()
                           from address in its.UnicastAddresses
                           where address.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address.Address)
                           orderby its.GatewayAddresses.Any(static gateway => gateway.Address.AddressFamily == AddressFamily.InterNetwork) descending
                           select address.Address;
            return networks.FirstOrDefault();
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }
}
