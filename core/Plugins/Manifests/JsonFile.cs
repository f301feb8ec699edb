using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>Reads a small JSON object that a person wrote by hand.</summary>
internal static class JsonFile
{
    private const int Largest = 256 * 1024;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip };

    /// <param name="file">The file.</param>
    /// <param name="name">How it is named in sentences.</param>
    /// <param name="wrong">Makes an error of a sentence.</param>
    /// <param name="understand">Reads the object, which outlives the call.</param>
    /// <returns>What was understood, or a sentence for whoever wrote the file.</returns>
    public static Result<T> Read<T>(string file, string name, Func<string, Error> wrong, Func<JsonElement, Result<T>> understand)
    {
        try
        {
            if (new FileInfo(file).Length > Largest)
            {
                return wrong($"{name} is larger than {Largest / 1024} KiB.");
            }

            // Some editors put a byte order mark first, which the parser would call invalid.
            var bytes = File.ReadAllBytes(file).AsMemory();
            using var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? understand(document.RootElement.Clone()) : wrong($"{name} is no JSON object.");
        }
        catch (JsonException e)
        {
            // Only a field that is named twice is reported without a line.
            return wrong(e.LineNumber is { } line ? $"{name} is not valid JSON, at line {line + 1}." : $"{name} names a field twice in one object.");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, such as \ud800 alone, is valid JSON but no text.
            return wrong($"{name} holds a text that is not valid Unicode.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return wrong($"{name} cannot be read.");
        }
    }
}
