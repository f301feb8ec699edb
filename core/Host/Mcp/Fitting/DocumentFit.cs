using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What is read by address, in a size that an assistant can keep in mind.</summary>
/// <param name="Notes">What is missing of it.</param>
internal sealed record FittedDocument(ExportDocument Document, JsonObject? Notes)
{
    private const int Reserved = 400;
    private const string Hint = "Read the same address with ?cursor=… for the rest, or with ?detail=full; an entry of left_out without * is a cursor too.";

    private static readonly Error Nowhere = Error.Invalid(Place.Argument, "This cursor leads nowhere here any more.") with { Hint = "Read it without one to begin anew." };

    public static Result<FittedDocument> Of(ExportDocument document, ResourceAddress address)
    {
        var whole = document.Content.Length <= address.Detail.Letters() - Reserved && address.Place is null;
        return whole || !ToolContents.IsText(document.MediaType) ? new FittedDocument(document, null)
            : document.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase) && Parsed(document.Content) is { } json ? OfJson(document, json, address)
            : OfText(document, address);
    }

    private static FittedDocument OfText(ExportDocument document, ResourceAddress address)
    {
        var (part, next) = TextFit.Of(Encoding.UTF8.GetString(document.Content.Span), address.Place?.Text ?? 0, address.Detail.Letters() - Reserved);
        if (next is null)
        {
            return new FittedDocument(document with { Content = Encoding.UTF8.GetBytes(part) }, null);
        }

        var notes = CutNotes.Of(address.Detail, [], goesOn: true, next, Hint);
        var goesOn = $"{part}\n… (goes on: read {address.Bare}?{Place.Argument}={Uri.EscapeDataString(notes[Place.Argument]!.GetValue<string>())})";
        return new FittedDocument(document with { Content = Encoding.UTF8.GetBytes(goesOn) }, notes);
    }

    private static Result<FittedDocument> OfJson(ExportDocument document, JsonElement json, ResourceAddress address)
    {
        var fit = new JsonFit(address.Detail, keepsAll: false);
        if (fit.Of(json, address.Place, address.Detail.Letters() - Reserved) is not { } fitted)
        {
            return Nowhere;
        }

        var notes = fit.Cuts.Count == 0 ? null : CutNotes.Of(address.Detail, fit.Cuts, goesOn: true, null, Hint);
        var said = notes is not null && fitted.ValueKind == JsonValueKind.Object ? PlainResult.With(fitted, notes) : fitted;
        return new FittedDocument(document with { Content = Encoding.UTF8.GetBytes(said.GetRawText()) }, notes);
    }

    private static JsonElement? Parsed(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonElement.Parse(content.Span);
        }
        catch (JsonException)
        {
            // Then it is cut as the text that it is.
            return null;
        }
    }
}
