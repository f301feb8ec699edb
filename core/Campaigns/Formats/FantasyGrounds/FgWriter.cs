using System.Globalization;
using System.Xml;

namespace PluginHost.Campaigns.Formats;

/// <summary>Writes leaves with their types, and lists as numbered rows.</summary>
internal sealed class FgWriter(XmlWriter xml)
{
    public void In(string name, Action write)
    {
        xml.WriteStartElement(name);
        write();
        xml.WriteEndElement();
    }

    public void Text(string name, string? text) => Leaf(name, "string", text);

    public void Dice(string name, string? text) => Leaf(name, "dice", text);

    public void Number(string name, decimal? number) => Leaf(name, "number", number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A text with a paragraph of its own.</summary>
    public void Formatted(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            xml.WriteStartElement(name);
            xml.WriteAttributeString("type", "formattedtext");
            xml.WriteElementString("p", Clean(text));
            xml.WriteEndElement();
        }
    }

    public void Rows<T>(string name, IEnumerable<T> rows, Action<T> write)
    {
        xml.WriteStartElement(name);
        var number = 0;
        foreach (var row in rows)
        {
            In($"id-{(++number).ToString("00000", CultureInfo.InvariantCulture)}", () => write(row));
        }

        xml.WriteEndElement();
    }

    private void Leaf(string name, string type, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            xml.WriteStartElement(name);
            xml.WriteAttributeString("type", type);
            xml.WriteString(Clean(text));
            xml.WriteEndElement();
        }
    }

    /// <summary>Without what XML has no way to say.</summary>
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(static rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)).Select(static rune => rune.ToString()));
}
