namespace PluginHost.Campaigns;

/// <summary>The two seeds of a session's dice. They follow from a secret of the host, so that nothing has to be kept, and nothing can be lost but the secret.</summary>
/// <param name="derive">Makes 32 secret bytes for a purpose.</param>
internal sealed class SessionSeeds(Func<string, byte[]> derive)
{
    public byte[] Open(string campaign, string session) => derive($"dice/open/{campaign}/{session}");

    /// <summary>Never published.</summary>
    public byte[] Hidden(string campaign, string session) => derive($"dice/hidden/{campaign}/{session}");
}
