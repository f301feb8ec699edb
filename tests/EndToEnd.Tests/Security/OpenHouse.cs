using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PluginHost.EndToEnd.Tests.Security;

/// <summary>Hosts that are open to the house that this computer stands in.</summary>
internal static class OpenHouse
{
    /// <summary>Where other computers would find this one; null on a computer without a network, where there is nothing to attack from.</summary>
    public static string? Address { get; } =
        NetworkInterface.GetAllNetworkInterfaces().Where(static one => one.OperationalStatus == OperationalStatus.Up).SelectMany(static one => one.GetIPProperties().UnicastAddresses)
            .FirstOrDefault(static one => one.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(one.Address))?.Address.ToString();

    /// <summary>A host that is open to the house, and its own certificate when it is sealed.</summary>
    public static async Task<GuardedTable> OpenAsync(bool isSealed)
    {
        if (!isSealed)
        {
            return await GuardedTable.OpenAsync("--lan");
        }

        using var folder = new TemporaryFolder();
        var file = folder.In("house.pfx");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await File.WriteAllBytesAsync(file, made.Export(X509ContentType.Pfx));
        return await GuardedTable.OpenAsync("--lan", "--certificate", file);
    }
}
