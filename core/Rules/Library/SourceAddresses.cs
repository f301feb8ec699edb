using System.Net;
using System.Net.Sockets;
using PluginHost.Sdk;

namespace PluginHost.Rules.Library;

/// <summary>Fetches a source over https, and from nowhere inside the house: what a name resolves to is looked at, and that very address is called.</summary>
internal sealed class SourceAddresses : IDisposable
{
    private const int Largest = 256 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Error Private = new("forbidden", "This address lies inside a private network.") { Field = "path", Hint = "Download the file and add it from the disk." };

    private readonly Lazy<HttpClient> _client = new(static () => new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync, MaxAutomaticRedirections = 4, UseCookies = false, UseProxy = false })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = Largest,
    });

    public static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    public async Task<Result<byte[]>> ReadAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0)
        {
            return Error.Invalid("path", "An address begins with https:// and holds no password.");
        }

        try
        {
            using var response = await _client.Value.GetAsync(uri, cancellationToken);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
                : new Error("unreachable", $"The address answered with {(int)response.StatusCode}.") { Hint = "Open it in a browser and check it." };
        }
        catch (HttpRequestException failure)
        {
            return failure.InnerException is UnauthorizedAccessException ? Private
                : new Error("unreachable", "The address could not be read.") { Hint = $"Check it, and that the file is not larger than {Largest >> 20} MB." };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Error("unreachable", "The address did not answer in time.") { Hint = "Try again, or download the file and add it from the disk." };
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    internal static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.IsIPv6SiteLocal || plain.IsIPv6UniqueLocal || plain.IsIPv6Multicast || plain.Equals(IPAddress.IPv6Any))
        {
            return false;
        }

        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Ways to write an IPv4 address inside an IPv6 one lead where that leads.
            var bytes = plain.GetAddressBytes();
            return bytes[0] != 0 && !(bytes[0] == 0x20 && bytes[1] == 0x02) && !(bytes[0] == 0x00 && bytes[1] == 0x64) && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0);
        }

        return plain.GetAddressBytes() is not ([0 or 10 or 127, ..] or [100, >= 64 and < 128, ..] or [169, 254, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [192, 0, 0, _] or [198, 18 or 19, ..] or [>= 224, ..]);
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (!addresses.All(IsPublic) || addresses.Length == 0)
        {
            throw new UnauthorizedAccessException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
