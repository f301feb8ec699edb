using System.Collections.Frozen;

namespace PluginHost.Rules.Analysis;

/// <summary>Folds spellings of both shores into one. The outcome is for comparing, not for reading: "hour" may lose its "u" as well, on both sides.</summary>
internal static class BritishSpelling
{
    private static readonly FrozenDictionary<string, string> Whole =
        """
        grey gray | manoeuvre maneuver | manoeuvring maneuvering | plough plow | mould mold | mouldy moldy | moult molt | storey story | jewellery jewelry
        jeweller jeweler | cheque check | axe ax | licence license | defence defense | offence offense | pretence pretense | judgement judgment | ageing aging
        aeroplane airplane | aluminium aluminum | artefact artifact | catalogue catalog | dialogue dialog | sceptre scepter | spectre specter | sabre saber
        centre center | metre meter | litre liter | fibre fiber | theatre theater | calibre caliber | lustre luster | sombre somber | skilful skillful | wilful willful
        fulfil fulfill | enrol enroll | distil distill | instil instill | tyre tire | kerb curb | pyjamas pajamas | sceptical skeptical | smoulder smolder
        medieval mediaeval | encyclopaedia encyclopedia | faery faerie | faeries faerie | fairy faerie | fairies faerie | daemon demon | vampyre vampire | magick magic | practise practice | disc disk
        programme program | woollen woolen | marvellous marvelous | mithril mithral | whisky whiskey | travelling traveling | travelled traveled | traveller traveler
        cancelled canceled | cancelling canceling | levelled leveled | levelling leveling | armoury armory | favourite favorite | colourless colorless
        paralyse paralyze | paralysed paralyzed | paralysing paralyzing | analyse analyze | analysed analyzed | draught draft | gaol jail | tonne ton | cosy cozy | cannot cant
        """
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static pair => pair.Split(' '))
        .ToFrozenDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);

    private static readonly string[] Endings = ["", "s", "ed", "ing", "er", "ers", "able", "al", "ful", "less", "y", "ite", "ation", "ations"];

    public static string Fold(string word)
    {
        if (Whole.TryGetValue(word, out var folded))
        {
            return folded;
        }

        foreach (var ending in Endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = word.AsSpan(0, word.Length - ending.Length);
            if (stem.Length >= 5 && stem.EndsWith("our"))
            {
                return string.Concat(stem[..^2], "r", ending);
            }

            if (stem.Length >= 5 && stem.EndsWith("ise"))
            {
                return string.Concat(stem[..^2], "ze", ending);
            }

            if (stem.Length >= 4 && stem.EndsWith("is") && ending is "ed" or "ing" or "er" or "ers" or "able" or "ation" or "ations" && stem.Length >= 5)
            {
                return string.Concat(stem[..^1], "z", ending);
            }
        }

        return word;
    }
}
