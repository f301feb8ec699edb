using System.Text;

namespace PluginHost.Rules.Reading.Json;

/// <summary>Text with marks such as {@spell fireball|phb|a ball of fire} as a person would read it.</summary>
internal static class TagText
{
    /// <summary>Deeper marks are left as they stand.</summary>
    private const int Deepest = 20;

    public static string Flat(string text)
    {
        if (!text.Contains("{@", StringComparison.Ordinal))
            return text;

        var open = new Stack<StringBuilder>();
        open.Push(new(text.Length));
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '{' && at + 1 < text.Length && text[at + 1] == '@' && open.Count < Deepest)
            {
                open.Push(new());
                at++;
            }
            else if (text[at] == '}' && open.Count > 1)
            {
                var tag = open.Pop().ToString();
                open.Peek().Append(Read(tag));
            }
            else
            {
                open.Peek().Append(text[at]);
            }
        }

        while (open.Count > 1)
        {
            var rest = open.Pop().ToString();
            open.Peek().Append(rest);
        }

        return Blocks.OneLine(open.Pop().ToString());
    }

    private static string Read(string tag)
    {
        var space = tag.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? tag : tag[..space];
        var parts = space < 0 ? [""] : tag[(space + 1)..].Split('|');
        string Part(int place) => place < parts.Length && parts[place].Length > 0 ? parts[place] : parts[0];
        return name switch
        {
            "h" => "Hit: ",
            "m" => "Miss: ",
            "atk" or "atkr" => Attack(parts[0]),
            "hit" => parts[0] is ['+' or '-', ..] ? parts[0] : "+" + parts[0],
            "dc" => "DC " + parts[0],
            "recharge" => parts[0] is "" or "6" ? "(Recharge 6)" : $"(Recharge {parts[0]}–6)",
            "chance" => parts[0] + " percent",
            "scaledice" or "scaledamage" => parts[^1],
            "dice" or "damage" or "d20" or "filter" or "note" or "b" or "i" or "bold" or "italic" or "link" or "book" or "adventure" or "5etools" => name is "dice" or "damage" or "d20" ? Part(1) : parts[0],
            "quickref" => Part(4),
            "deity" or "classFeature" or "subclassFeature" => parts[0],
            _ => Part(2),
        };
    }

    private static string Attack(string codes)
    {
        var melee = codes.Contains('m', StringComparison.Ordinal);
        var ranged = codes.Contains('r', StringComparison.Ordinal);
        var kind = codes.Contains('s', StringComparison.Ordinal) ? "Spell" : "Weapon";
        return $"{(melee && ranged ? "Melee or Ranged" : ranged ? "Ranged" : "Melee")} {kind} Attack:";
    }
}
