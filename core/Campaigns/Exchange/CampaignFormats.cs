namespace PluginHost.Campaigns;

/// <summary>The formats that come with the program, the most particular first.</summary>
internal static class CampaignFormats
{
    public static FormatCatalog All()
    {
        var (campaign, folder, map) = (new CampaignFile(), new MarkdownFolder(), new UniversalMap());
        return new FormatCatalog([folder, map, campaign, new CreatureFile()], [campaign, folder, map]);
    }
}
