using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PluginHost.Live.Tests;

public sealed class SealedDoorTests
{
    [Fact]
    public async Task One_port_takes_sealed_connections_and_plain_ones_of_its_own_computer()
    {
        using var certificate = Certificate();
        await using var house = await House.OpenAsync(new LiveOptions { Lan = true, Certificate = certificate });
        using var plain = await house.Http.GetAsync(new Uri("/api/signin", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);

        using var handler = new SocketsHttpHandler { UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString();
        using var http = new HttpClient(handler);
        var code = house.Membership.Invitations.Create(new Invited("camp", Sdk.Role.Player)).Value;
        using var joined = await http.PostAsync(new Uri($"https://127.0.0.1:{house.Port}/api/join"), new StringContent($$"""{"code":"{{code}}","name":"Mira"}"""));
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        Assert.Contains("; secure", joined.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);

        // A line of JSON is told from HTTP as ever.
        Assert.Contains("Welcome", await house.LinesAsync($$"""{"type":"authenticate","key":"{{house.Keys.CommandLine()}}"}{{"\n"}}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_to_the_house_answers_at_the_address_that_others_use()
    {
        var address = Dns.GetHostAddresses(Dns.GetHostName()).FirstOrDefault(static one => one.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && !IPAddress.IsLoopback(one));
        if (address is null)
        {
            return;
        }

        await using var house = await House.OpenAsync(new LiveOptions { Lan = true });
        using var response = await house.Http.GetAsync(new Uri($"http://{address}:{house.Port}/api/signin"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
