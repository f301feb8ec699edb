using System.Globalization;

namespace PluginHost.Host;

/// <summary>Where an answer that was cut goes on: a place in its data, one in its text, or both.</summary>
/// <param name="Path">The names that lead to a part of the data, with slashes between them; null when only the text goes on.</param>
/// <param name="Offset">How much of that part was told: entries of a list, letters of a text.</param>
/// <param name="Text">How many letters of the text were told; null when it was told whole.</param>
internal sealed record Place(string? Path, int Offset, int? Text)
{
    public const string Argument = "cursor";

    private const int Longest = 600;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Path is null ? "" : $"{Path}@{Offset}")}{(Text is null ? "" : $"~{Text}")}");

    public static Place? Parse(string? cursor)
    {
        if (cursor is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        int? told = null;
        var mark = cursor.LastIndexOf('~');
        if (mark >= 0 && mark > cursor.LastIndexOf('@'))
        {
            if (!IsNumber(cursor[(mark + 1)..], out var letters))
            {
                return null;
            }

            (told, cursor) = (letters, cursor[..mark]);
        }

        var at = cursor.LastIndexOf('@');
        return at < 0 ? (cursor.Length == 0 && told is not null ? new Place(null, 0, told) : null)
            : IsNumber(cursor[(at + 1)..], out var offset) ? new Place(cursor[..at], offset, told)
            : null;
    }

    /// <summary>A name as a part of a path, whatever is in it.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
