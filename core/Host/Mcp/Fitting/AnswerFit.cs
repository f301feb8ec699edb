using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>What a client gets of an answer: a text, data, and what it must know to have the rest.</summary>
/// <param name="Text">The text, or null when the contents stay as the tool made them.</param>
internal sealed record FittedAnswer(string? Text, JsonElement? Data, JsonObject? Notes);

/// <summary>Brings a tool's answer to a size that an assistant can keep in mind. The only place that does.</summary>
/// <param name="GoesOn">Whether the same call can be made again for the rest, since it changes nothing.</param>
/// <param name="KeepsAll">Whether a schema of the tool's own counts on its properties.</param>
internal sealed record AnswerFit(Detail Detail, Place? Place, bool GoesOn, bool KeepsAll)
{
    /// <summary>For the envelope of the plain form, and the notes.</summary>
    private const int Reserved = 500;

    private static readonly Error Nowhere = Error.Invalid(Place.Argument, "This cursor leads nowhere here any more.") with { Hint = "Call without it to begin anew." };

    public Result<FittedAnswer> Of(string text, JsonElement? data)
    {
        var size = data is { } there ? JsonFit.Size(there) : text.Length;
        return Place is null && text.Length + size + Reserved <= Detail.Letters() ? new FittedAnswer(null, data, null)
            : data is { } its ? OfBoth(text, its, size, its.ValueKind != JsonValueKind.String && text.Length > 2 && text[0] is '{' or '[' && text == its.GetRawText())
            : OfText(text);
    }

    /// <summary>The plain form says a text without data once more.</summary>
    private FittedAnswer OfText(string text)
    {
        var (part, next) = TextFit.Of(text, Place?.Text ?? 0, (Detail.Letters() - Reserved) / 2);
        return new FittedAnswer(part + GoingOn(next is null ? null : new Place(null, 0, next)), null, next is null ? null : Notes([], next));
    }

    private Result<FittedAnswer> OfBoth(string text, JsonElement data, int size, bool isSame)
    {
        var room = Detail.Letters() - Reserved;
        if (Place is { Path: null, Text: { } from })
        {
            var (onlyText, goesOn) = TextFit.Of(text, from, room);
            return new FittedAnswer(onlyText + GoingOn(goesOn is null ? null : new Place(null, 0, goesOn)), null, goesOn is null ? null : Notes([], goesOn));
        }

        // A page whose text was told before says its data as text.
        isSame |= Place is { Text: null };
        var left = isSame ? room / 2 : Math.Max(room / 2, room - Math.Min(text.Length, room));
        var forText = isSame ? 0 : Math.Max(room / 2, room - size);
        var fit = new JsonFit(Detail, KeepsAll);
        if (fit.Of(data, Place, left) is not { } fitted)
        {
            return Nowhere;
        }

        var (part, next) = isSame ? (fitted.GetRawText(), null) : TextFit.Of(text, Place?.Text ?? 0, forText);
        var notes = fit.Cuts.Count == 0 && next is null ? null : Notes(fit.Cuts, next);
        var main = isSame || next is not null ? notes?["cursor"]?.GetValue<string>() : null;
        return new FittedAnswer(part + (main is null ? "" : GoingOn(Place.Parse(main))), fitted, notes);
    }

    private string GoingOn(Place? next) => next is null ? string.Empty : GoesOn ? $"\n… (goes on: call again with {Place.Argument} \"{next}\")" : "\n… (cut here)";

    private JsonObject Notes(IReadOnlyList<Cut> cuts, int? text) => CutNotes.Of(
        Detail, cuts, GoesOn, text, !GoesOn ? "This was cut; read the rest with a tool that shows it."
            : Detail == Detail.Full ? "Call again with cursor for the rest; an entry of left_out without * is a cursor too."
            : "Call again with cursor for the rest, or with detail full; an entry of left_out without * is a cursor too.");
}
