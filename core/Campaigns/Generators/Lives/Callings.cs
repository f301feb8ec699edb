using PluginHost.Campaigns.Generators.Dnd5e;
using PluginHost.Campaigns.Generators.Pathfinder2e;
using PluginHost.Campaigns.Sheets;

namespace PluginHost.Campaigns.Generators;

/// <summary>Words for what a person is: a warlock from Ashmouth has a home there, a letter from Ashmouth says nothing of it.</summary>
internal static class Callings
{
    private static readonly HashSet<string> _words = new(
        SheetWords.Editions.SelectMany(static edition => ClassFacts.Of(edition).Select(static one => one.Name).Concat(PeopleFacts.Of(edition).Select(static one => one.Name)))
            .Concat(PathfinderClass.All.Select(static one => one.Name)).Concat(PathfinderClass.Ancestries.Select(static one => one.Name)).Concat(NpcRole.All.Select(static one => one.Name))
            .Select(static name => name.Split(' ', '-')[^1])
            .Concat(["man", "woman", "person", "child", "hero", "orphan", "stranger", "investigator", "doctor", "reporter", "professor", "knight", "pilot"]),
        StringComparer.OrdinalIgnoreCase);

    public static bool Hold(string word) => _words.Contains(word);
}
