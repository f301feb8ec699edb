using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PluginHost.Plugins;

internal static class DeliveryIds
{
    /// <summary>The same for every attempt, after a restart too, and telling nothing of the position.</summary>
    public static string Of(string plugin, string journal, long epoch, long seq) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{plugin}\n{journal}\n{epoch}\n{seq}"))), 0, 16);
}
