using System.Globalization;
using PluginHost.Rules.Library;
using PluginHost.Rules.Understanding;

namespace PluginHost.Rules.Tools;

/// <summary>An entry as text.</summary>
internal static class EntryLines
{
    private const double Doubtful = 0.7;

    public static string Of(Entry entry, Source source)
    {
        var doubt = entry.ExtractionConfidence < Doubtful && entry.Missing.Count > 0 ? $"\n(read without {string.Join(", ", entry.Missing)})" : "";
        return $"{entry.Name} ({source.Title}{Page(entry)})\n{EntryText.Of(entry)}{doubt}";
    }

    public static string Page(Entry entry) => entry.Page == 0 ? "" : $", p. {entry.PageLabel ?? entry.Page.ToString(CultureInfo.InvariantCulture)}";
}
