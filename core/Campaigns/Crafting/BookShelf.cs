using System.Globalization;
using System.Text.Json;
using PluginHost.Campaigns.Generators;
using PluginHost.Rules;

namespace PluginHost.Campaigns;

/// <summary>The books on the shelf as generators ask for them, read before they begin.</summary>
internal sealed class BookShelf(IReadOnlyList<BookContent> content) : IContentShelf
{
    private static readonly string[] Types = ["spell", "monster", "class", "race", "item", "feat"];

    private readonly Dictionary<string, List<ShelfEntry>> _byType = content
        .GroupBy(static one => one.Type, StringComparer.Ordinal)
        .ToDictionary(static type => type.Key, static type => type.OrderBy(static one => one.Name, StringComparer.Ordinal).ThenBy(static one => one.Book, StringComparer.Ordinal).Select(Entry).ToList(), StringComparer.Ordinal);

    public static async Task<IContentShelf> OfAsync(RulesDesk? rules, string system, CancellationToken cancellationToken) =>
        rules is null ? EmptyShelf.Only : new BookShelf(await rules.ContentAsync(Types, system, cancellationToken));

    public IReadOnlyList<ShelfEntry> Find(string system, string type) => _byType.GetValueOrDefault(type) ?? [];

    private static ShelfEntry Entry(BookContent one)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in one.Entry.EnumerateObject())
        {
            if (property is { Name: "fields", Value.ValueKind: JsonValueKind.Object })
            {
                foreach (var field in property.Value.EnumerateObject())
                {
                    fields[field.Name.ToLowerInvariant().Replace(' ', '_')] = Text(field.Value);
                }
            }
            else if (Text(property.Value) is { Length: > 0 } text)
            {
                fields[property.Name] = text;
            }
        }

        return new ShelfEntry(one.Name, fields, one.Book);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString())),
        _ => "",
    };
}
