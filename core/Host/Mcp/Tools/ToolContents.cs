using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>From the contract's contents to the protocol's.</summary>
internal static class ToolContents
{
    /// <summary>What one text may be that nobody asks for in parts, such as a prompt's.</summary>
    private static readonly int LongestText = Detail.Full.Letters();

    public static ContentBlock? Block(ToolContent content) => content switch
    {
        TextContent text => new TextContentBlock { Text = Cut(text.Text) },
        ImageContent image => ImageContentBlock.FromBytes(image.Bytes, image.MediaType),
        AudioContent audio => AudioContentBlock.FromBytes(audio.Bytes, audio.MediaType),
        ResourceContent resource => new ResourceLinkBlock { Uri = resource.Uri, Name = resource.Name },
        EmbeddedContent embedded => new EmbeddedResourceBlock { Resource = Resource(embedded.Uri, embedded.MediaType, embedded.Bytes) },
        _ => null,
    };

    public static ResourceContents Resource(string uri, string mediaType, ReadOnlyMemory<byte> bytes) => IsText(mediaType)
        ? new TextResourceContents { Uri = uri, MimeType = mediaType, Text = System.Text.Encoding.UTF8.GetString(bytes.Span) }
        : BlobResourceContents.FromBytes(bytes, uri, mediaType);

    public static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "\n… (cut here: ask for a part of it)";

    public static bool IsText(string mediaType)
    {
        var type = mediaType.Split(';')[0].Trim();
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase);
    }
}
