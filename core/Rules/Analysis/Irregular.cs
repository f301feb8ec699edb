using System.Collections.Frozen;

namespace PluginHost.Rules.Analysis;

/// <summary>Forms that no ending tells.</summary>
internal static class Irregular
{
    private static readonly FrozenDictionary<string, string> Forms =
        """
        man men | woman women | child children | person people persons | foot feet | tooth teeth | mouse mice | goose geese | die died dying
        thief thieves | wolf wolves | knife knives | leaf leaves | life lives | elf elves | dwarf dwarves | half halves | shelf shelves | wife wives
        self selves | calf calves | hoof hooves | staff staves | loaf loaves | scarf scarves | ox oxen | louse lice | pegasus pegasi | lich liches
        fungus fungi | cactus cacti | genie genii | axis axes | basis bases | nemesis nemeses | criterion criteria | djinni djinn | efreeti efreet
        go went gone goes | fall fell fallen | throw threw thrown | break broke broken | hide hid hidden | strike struck stricken | fight fought
        catch caught | buy bought | hold held | fly flew flown flies | swim swam swum | run ran | sink sank sunk | wear wore worn
        steal stole stolen | freeze froze frozen | draw drew drawn | drive drove driven | ride rode ridden | make made | take took taken
        give gave given | get got gotten | keep kept | lose lost | sleep slept | speak spoke spoken | stand stood | think thought | drink drank drunk
        eat ate eaten | shoot shot | slay slew slain | grow grew grown | know knew known | see saw seen | hear heard | feel felt | find found
        bind bound | bite bit bitten | build built | burn burnt | choose chose chosen | cling clung | come came | creep crept
        deal dealt | dig dug | feed fed | flee fled | fling flung | forget forgot forgotten | leave left | lead led | leap leapt | learn learnt
        light lit | mean meant | meet met | rise rose risen | say said | seek sought | sell sold | send sent | shake shook shaken | shrink shrank shrunk
        sing sang sung | sit sat | slide slid | spend spent | spin spun | spring sprang sprung | stick stuck | sting stung | swear swore sworn | sweep swept
        swing swung | teach taught | tear tore torn | tell told | wake woke woken | weave wove woven | win won | write wrote written | bear bore borne
        become became | begin began begun | bend bent | bleed bled | blow blew blown | awake awoke awoken | forbid forbade forbidden | dream dreamt
        lie lying | tie tying
        """
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static family => family.Split(' '))
        .SelectMany(static family => family.Skip(1).Select(form => (Form: form, Base: family[0])))
        .Where(static pair => pair.Form != pair.Base)
        .DistinctBy(static pair => pair.Form)
        .ToFrozenDictionary(static pair => pair.Form, static pair => pair.Base, StringComparer.Ordinal);

    public static string? BaseOf(string word) => Forms.GetValueOrDefault(word);
}
