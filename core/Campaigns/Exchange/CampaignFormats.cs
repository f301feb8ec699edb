using PluginHost.Campaigns.Formats;

namespace PluginHost.Campaigns;

/// <summary>The formats that come with the program, the most particular first.</summary>
internal static class CampaignFormats
{
    public static FormatCatalog All()
    {
        var (campaign, folder, map) = (new CampaignFile(), new MarkdownFolder(), new UniversalMap());
        return new FormatCatalog(
            [folder, new UcsfImporter(), new PathbuilderImporter(), new FoundryImporter(), new Roll20Importer(), new FgImporter(), new FgCampaign(), new BeyondFile(), map, campaign, new CreatureFile()],
            [campaign, folder, new UcsfExporter(), new FoundryExporter(), new FgExporter(), new Roll20Exporter(), new PathbuilderExporter(), map]);
    }
}
