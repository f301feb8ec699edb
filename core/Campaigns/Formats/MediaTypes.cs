namespace PluginHost.Campaigns.Formats;

/// <summary>The few kinds of bytes that campaigns hold.</summary>
internal static class MediaTypes
{
    private static readonly (string Ending, string Type)[] Known =
        [(".png", "image/png"), (".jpg", "image/jpeg"), (".jpeg", "image/jpeg"), (".webp", "image/webp"), (".gif", "image/gif"), (".svg", "image/svg+xml"), (".pdf", "application/pdf"), (".ogg", "audio/ogg"), (".mp3", "audio/mpeg")];

    public static string Of(string file) => Known.FirstOrDefault(one => file.EndsWith(one.Ending, StringComparison.OrdinalIgnoreCase)).Type ?? "application/octet-stream";

    public static string Ending(string type) => Known.FirstOrDefault(one => one.Type == type).Ending ?? ".bin";
}
