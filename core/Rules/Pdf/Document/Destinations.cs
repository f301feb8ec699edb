using System.Text;

namespace PluginHost.Rules.Pdf;

/// <summary>Where entries and links lead.</summary>
internal sealed class Destinations(PdfObjects objects, IReadOnlyDictionary<int, int> pages)
{
    private readonly Lazy<Dictionary<string, PdfObject>> _names = new(() => Names(objects));

    /// <summary>The page of an outline's entry, from 1; 0 for none.</summary>
    public int Of(PdfDictionary entry)
    {
        var target = objects.Get(entry, "Dest");
        if (target == PdfObject.Null && objects.Dictionary(entry, "A") is { } action && objects.Name(action, "S") == "GoTo")
        {
            target = objects.Get(action, "D");
        }

        // A name leads to a destination, which may be wrapped in a dictionary.
        target = target switch
        {
            PdfText text => Named(Encoding.Latin1.GetString(text.Bytes)),
            PdfName name => Named(name.Value),
            _ => target,
        };
        target = target is PdfDictionary wrapped ? objects.Get(wrapped, "D") : target;
        return target is not PdfArray { Items: [var page, ..] } ? 0 : page switch
        {
            PdfReference reference => pages.GetValueOrDefault(reference.Number),
            PdfNumber { Whole: >= 0 } number when number.Whole < pages.Count => number.Whole + 1,
            _ => 0,
        };
    }

    private PdfObject Named(string name) => objects.Resolve(_names.Value.GetValueOrDefault(name));

    private static Dictionary<string, PdfObject> Names(PdfObjects objects)
    {
        var found = new Dictionary<string, PdfObject>(StringComparer.Ordinal);
        var root = objects.Dictionary(objects.Trailer, "Root");
        foreach (var (name, value) in objects.Dictionary(root, "Dests")?.Entries ?? new Dictionary<string, PdfObject>())
        {
            found.TryAdd(name, value);
        }

        foreach (var (key, value) in objects.Dictionary(root, "Names") is { } names ? NameTree.Read(names.Entries.GetValueOrDefault("Dests"), "Names", objects) : [])
        {
            if (key is PdfText text)
            {
                found.TryAdd(Encoding.Latin1.GetString(text.Bytes), value);
            }
        }

        return found;
    }
}
