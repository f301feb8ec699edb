using System.Text.Json;

namespace PluginHost.Live;

/// <summary>What changed in a room since somebody was told last, as messages. Who alone caused all of it need not be told.</summary>
internal sealed record News(Said[] Messages, string? OnlyBy)
{
    private static readonly News None = new([], null);

    /// <param name="members">Everybody in the room.</param>
    /// <param name="left">Who went of late.</param>
    /// <param name="since">What was told already; negative for nothing.</param>
    /// <param name="to">Whom it is for, and all who may see the same.</param>
    /// <param name="at">When it is told.</param>
    public static News Of(IReadOnlyCollection<Member> members, IReadOnlyCollection<Departure> left, long since, Member to, DateTimeOffset at)
    {
        // Who is not seen does not show a pointer either.
        var seen = members.Where(one => to.MaySee(one.Standing.Value!.Audience)).ToList();
        var standing = seen.Where(one => one.Standing.Version > since).ToList();
        var gone = since < 0 ? [] : left.Where(one => one.Version > since && to.MaySee(one.Audience)).Select(static one => one.Session).Distinct(StringComparer.Ordinal)
            .Where(session => !seen.Exists(one => one.Seat.Id == session)).ToList();
        var moved = seen.Where(one => one.Pointer.Value is { } pointer && one.Pointer.Version > since && to.MaySee(pointer.Audience)).ToList();
        var drawn = seen.Where(one => one.Stroke.Value is { } stroke && one.Stroke.Version > since && (since >= 0 || stroke.Line is not null) && to.MaySee(stroke.Audience)).ToList();

        List<Said> messages = [];
        if (standing.Count + gone.Count > 0 || since < 0)
        {
            messages.Add(Presence(standing, gone, since < 0, at));
        }

        if (moved.Count > 0)
        {
            messages.Add(Moves(moved, at));
        }

        if (drawn.Count > 0)
        {
            messages.Add(Strokes(drawn, at));
        }

        var authors = moved.Concat(drawn).Select(static one => one.Seat.Id).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return messages.Count == 0 ? None : new News([.. messages], standing.Count + gone.Count == 0 && since >= 0 && authors.Count == 1 ? authors[0] : null);
    }

    public ReadOnlyMemory<Said> For(Member member) => OnlyBy == member.Seat.Id ? default : Messages;

    private static Said Presence(List<Member> standing, List<string> gone, bool isWhole, DateTimeOffset at) => new(Envelopes.Ephemeral("presence_update", at, writer =>
    {
        Each(writer, isWhole ? "people"u8 : "changed"u8, standing, static (writer, member) =>
        {
            var value = member.Standing.Value!;
            writer.WriteString("name"u8, member.Name);
            writer.WritePropertyName("role"u8);
            JsonSerializer.Serialize(writer, member.Caller.Role, LiveJson.Default.Role);
            writer.WriteString("status"u8, value.Status);
            Optional(writer, "where"u8, value.Where);
            Optional(writer, "character"u8, value.Character);
        });
        if (isWhole)
        {
            return;
        }

        writer.WriteStartArray("left"u8);
        foreach (var session in gone)
        {
            writer.WriteStringValue(session);
        }

        writer.WriteEndArray();
    }));

    private static Said Moves(List<Member> moved, DateTimeOffset at) => new(Envelopes.Ephemeral("cursor_move", at, writer => Each(writer, "moves"u8, moved, static (writer, member) =>
    {
        var pointer = member.Pointer.Value!;
        writer.WriteString("board"u8, pointer.Board);
        writer.WriteNumber("x"u8, pointer.X);
        writer.WriteNumber("y"u8, pointer.Y);
    })));

    private static Said Strokes(List<Member> drawn, DateTimeOffset at) => new(Envelopes.Ephemeral("canvas_draw", at, writer => Each(writer, "strokes"u8, drawn, static (writer, member) =>
    {
        var stroke = member.Stroke.Value!;
        writer.WriteString("board"u8, stroke.Board);
        writer.WritePropertyName("stroke"u8);
        if (stroke.Line is { } line)
        {
            writer.WriteRawValue(line);
        }
        else
        {
            writer.WriteNullValue();
        }
    })));

    /// <summary>A list with what is told of each of several, and who they are.</summary>
    private static void Each(Utf8JsonWriter writer, ReadOnlySpan<byte> list, List<Member> members, Action<Utf8JsonWriter, Member> tell)
    {
        writer.WriteStartArray(list);
        foreach (var member in members)
        {
            writer.WriteStartObject();
            Name(writer, member);
            tell(writer, member);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Name(Utf8JsonWriter writer, Member member)
    {
        writer.WriteString("session_id"u8, member.Seat.Id);
        writer.WriteString("person"u8, member.Caller.Person);
    }

    private static void Optional(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
