using System.Buffers.Text;
using System.Text;
using ModelContextProtocol;

namespace PluginHost.Host;

/// <summary>Lists in pages. A page begins after a name, so that what comes or goes meanwhile moves nothing.</summary>
internal static class Pages
{
    private const int Size = 200;

    /// <param name="all">In ordinal order of their names.</param>
    /// <param name="name">What a cursor points at.</param>
    /// <param name="cursor">Where the client goes on.</param>
    public static (List<T> Page, string? Next) Of<T>(IEnumerable<T> all, Func<T, string> name, string? cursor)
    {
        var after = After(cursor);
        var page = all.Where(one => after is null || string.CompareOrdinal(name(one), after) > 0).Take(Size + 1).ToList();
        if (page.Count <= Size)
        {
            return (page, null);
        }

        page.RemoveAt(Size);
        return (page, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(name(page[^1]))));
    }

    private static string? After(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        return cursor.Length is > 0 and <= 1024 && Base64Url.IsValid(cursor)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
            : throw new McpProtocolException("This cursor is none of this list; begin without one.", McpErrorCode.InvalidParams);
    }
}
