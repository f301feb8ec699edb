using System.Text.Json;

namespace PluginHost.Obs;

/// <summary>The plugin's own pages that are browser sources, as its manifest lists them; the first shows everything.</summary>
internal static class OverlayPages
{
    public static IReadOnlyList<OverlayPage> All { get; } = Read();

    private static List<OverlayPage> Read()
    {
        using var manifest = typeof(OverlayPages).Assembly.GetManifestResourceStream("plugin.json")!;
        using var document = JsonDocument.Parse(manifest);
        return Json.Items(document.RootElement, "pages")
            .Select(static page => new OverlayPage(Json.Text(page, "path")!, Json.Text(page, "title")!))
            .Where(static page => !page.Name.StartsWith("preview", StringComparison.Ordinal))
            .ToList();
    }
}

internal sealed record OverlayPage(string Path, string Title)
{
    /// <summary>How a person names it: the file without its ending.</summary>
    public string Name => System.IO.Path.ChangeExtension(Path, null);

    /// <summary>How its source is called in OBS.</summary>
    public string Source => $"PluginHost {Name}";
}
