using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Where a host is knocked at: on its own computer, or from the house, sealed or not.</summary>
/// <param name="Address">As it stands in an address.</param>
internal sealed record Site(string Address, int Port, bool IsSealed = false)
{
    public Uri Web => new($"{(IsSealed ? "https" : "http")}://{Address}:{Port}/");

    public HttpClient Http(string? token)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = Trust;
        var http = new HttpClient(handler) { BaseAddress = Web };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    public async Task<ClientWebSocket> SocketAsync(string path)
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = Trust;
        await socket.ConnectAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"{(IsSealed ? "wss" : "ws")}://{Address}:{Port}{path}")), CancellationToken.None);
        return socket;
    }

    /// <summary>A connection for bytes.</summary>
    public async Task<Stream> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(Address, Port);
        if (!IsSealed)
        {
            return client.GetStream();
        }

        var seal = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, Trust);
        await seal.AuthenticateAsClientAsync("localhost");
        return seal;
    }

    /// <summary>Says that nothing more comes.</summary>
    public static async Task EndAsync(Stream stream)
    {
        if (stream is SslStream seal)
        {
            await seal.ShutdownAsync();
        }
        else
        {
            ((NetworkStream)stream).Socket.Shutdown(SocketShutdown.Send);
        }
    }

    /// <summary>The certificate was made for the test; that it is the right one is checked where that matters.</summary>
    private static bool Trust(object sender, System.Security.Cryptography.X509Certificates.X509Certificate? shown, System.Security.Cryptography.X509Certificates.X509Chain? chain, SslPolicyErrors errors) => shown is not null;
}
