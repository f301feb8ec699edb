using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Formats;

/// <summary>Reads JSON that somebody else wrote.</summary>
internal static class JsonFile
{
    public const int MostBytes = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions _options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static Result<JsonElement> Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostBytes)
        {
            return new Error("too-large", $"The file has more than {MostBytes / 1024 / 1024} MiB.");
        }

        var bytes = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        try
        {
            using var document = JsonDocument.Parse(bytes, _options);
            return HasHalfCharacters(bytes.Span) && !Readable(document.RootElement) ? Broken : document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return Broken;
        }
    }

    private static Error Broken => new("invalid", "The file is not whole JSON.") { Hint = "Export it again; it may have been cut off or changed by hand." };

    private static bool HasHalfCharacters(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\\ud"u8) >= 0 || bytes.IndexOf("\\uD"u8) >= 0;

    /// <summary>Whether every text can be read: an escape for half a character cannot.</summary>
    private static bool Readable(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(Readable),
                JsonValueKind.Object => element.EnumerateObject().All(static property => property.Name is { Length: < MostBytes } && Readable(property.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
