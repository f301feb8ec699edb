using System.Text.Json;
using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Reads what need not last: it is small, and whatever is not understood is refused rather than passed on.</summary>
internal static class Ephemeral
{
    private const int LongestName = 64;
    private const int LongestWhere = 120;
    private const int LargestStroke = 8 * 1024;
    private const double Farthest = 1e7;

    public static bool Is(string? type) => type is "presence_update" or "cursor_move" or "canvas_draw";

    public static Result<Standing> Standing(JsonElement given) => Audience(given).Then<Standing>(audience =>
        given.Text("status") is not ("active" or "away" or "typing") ? Error.Invalid("params.status", "A status is active, away or typing.")
        : given.Text("where") is { Length: > LongestWhere } ? Error.Invalid("params.where", $"Where somebody is has at most {LongestWhere} characters.")
        : given.Text("character") is { Length: > LongestName } ? Error.Invalid("params.character", $"A character's id has at most {LongestName} characters.")
        : new Standing(given.Text("status")!, given.Text("where"), given.Text("character"), audience));

    public static Result<Pointer> Pointer(JsonElement given) => Placed(given).Then<Pointer>(at =>
        given.Number("x") is { } x && given.Number("y") is { } y && Math.Abs(x) <= Farthest && Math.Abs(y) <= Farthest
            ? new Pointer(at.Board, x, y, at.Audience)
            : Error.Invalid("params", "A cursor has the numbers x and y."));

    public static Result<Stroke> Stroke(JsonElement given) => Placed(given).Then<Stroke>(at =>
    {
        if (!given.TryGetProperty("stroke", out var stroke) || stroke.ValueKind == JsonValueKind.Null)
        {
            return new Stroke(at.Board, null, at.Audience);
        }

        var line = stroke.ValueKind == JsonValueKind.Object ? JsonSerializer.SerializeToUtf8Bytes(stroke, LiveJson.Default.JsonElement) : null;
        return line is { Length: <= LargestStroke } ? new Stroke(at.Board, line, at.Audience) : Error.Invalid("params.stroke", $"A stroke is an object of at most {LargestStroke} bytes.");
    });

    private static Result<(string Board, Audience Audience)> Placed(JsonElement given) => Audience(given).Then<(string, Audience)>(audience =>
        given.Text("board") is { Length: > 0 and <= LongestName } board ? (board, audience) : Error.Invalid("params.board", $"A board's id has 1 to {LongestName} characters."));

    /// <summary>The table, or fewer: never viewers.</summary>
    private static Result<Audience> Audience(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty("audience", out var named))
        {
            return Sdk.Audience.Table;
        }

        var text = named.ValueKind == JsonValueKind.String ? named.GetString()! : string.Empty;
        var audience = text.Length <= 8 * LongestName ? Sdk.Audience.Of(text.Split(',')) : Error.Invalid("params.audience", "That is too long an audience.");
        return audience.Succeeded && audience.Value.Members.Contains("everyone") ? Sdk.Audience.Table : audience;
    }
}
