namespace PluginHost.Host;

/// <summary>What somebody says on the command line of how an assistant is served, as the host is asked for it.</summary>
internal sealed record ClientQuery(string? Groups, string? Campaign)
{
    private IEnumerable<(string Name, string Value)> Said =>
        new[] { (ClientWish.GroupsName, Groups), (ClientWish.CampaignName, Campaign) }.Where(static one => !string.IsNullOrEmpty(one.Item2)).Select(static one => (one.Item1, one.Item2!));

    /// <summary>For an address.</summary>
    public string Text => string.Join('&', Said.Select(static one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));

    /// <summary>For another command line.</summary>
    public IEnumerable<string> Words => Said.SelectMany(static one => (string[])["--" + one.Name, one.Value]);
}
